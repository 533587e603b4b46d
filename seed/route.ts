import { SEED_OFFICES, type SeedOffice } from './offices.ts';
import type { Random } from './random.ts';

/** The way of a package: from office to office, over a hub where they are far apart. */
export type Route = { origin: SeedOffice; hub?: SeedOffice; destination: SeedOffice };

const EARTH_RADIUS_KM = 6371;
const FAR_KM = 1200;
const KM_PER_HOUR = 650;

const HUBS = SEED_OFFICES.filter(({ isHub }) => isHub);

export function anyRoute(random: Random): Route {
  const origin = random.pick(SEED_OFFICES);
  const destination = random.pick(SEED_OFFICES.filter((office) => office !== origin));
  const hub = hubBetween(origin, destination);
  return hub ? { origin, hub, destination } : { origin, destination };
}

/** Great-circle distance (haversine). */
export function distanceKm(from: SeedOffice, to: SeedOffice): number {
  const half = (degrees: number) => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cosines = Math.cos((from.latitude * Math.PI) / 180) * Math.cos((to.latitude * Math.PI) / 180);
  const chord = half(to.latitude - from.latitude) + cosines * half(to.longitude - from.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
}

export function minutesUnderway(from: SeedOffice, to: SeedOffice): number {
  return Math.round(120 + (distanceKm(from, to) / KM_PER_HOUR) * 60);
}

/** The hub that makes the shortest detour, for offices that are far apart. */
function hubBetween(origin: SeedOffice, destination: SeedOffice): SeedOffice | undefined {
  if (distanceKm(origin, destination) < FAR_KM) return undefined;
  const detour = (hub: SeedOffice) => distanceKm(origin, hub) + distanceKm(hub, destination);
  return HUBS.filter((hub) => hub !== origin && hub !== destination).sort((a, b) => detour(a) - detour(b))[0];
}
