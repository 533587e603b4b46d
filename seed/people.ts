import type { Channel } from '../graphql/generated/graphql.ts';
import { seedId } from './identifiers.ts';
import { SEED_OFFICES, type SeedOffice } from './offices.ts';
import { randomFrom, type Random } from './random.ts';

/** Somebody who sends and receives; invented, at addresses that reach nobody (RFC 2606; numbers reserved for fiction). */
export type SeedPerson = {
  id: string;
  name: string;
  email: string;
  /** E.164. */
  phone: string;
  language: string;
  homeOffice: string;
  notifyBy: Channel;
};

const PEOPLE_PER_OFFICE = 5;
const SMS_SHARE = 0.15;

const NAMES: Record<string, { given: string[]; family: string[] }> = {
  de: {
    given: ['Anna', 'Jonas', 'Lena', 'Felix', 'Mara'],
    family: ['Bergmann', 'Krüger', 'Vogt', 'Lindner', 'Seidel'],
  },
  en: {
    given: ['Olive', 'Ruben', 'Tessa', 'Callum', 'Grace'],
    family: ['Ashdown', 'Fairley', 'Marlow', 'Okafor', 'Whitlock'],
  },
  es: {
    given: ['Lucía', 'Mateo', 'Inés', 'Hugo', 'Carmen'],
    family: ['Arrieta', 'Bermejo', 'Quiroga', 'Salcedo', 'Valdés'],
  },
  fr: {
    given: ['Camille', 'Hugo', 'Manon', 'Yassine', 'Léa'],
    family: ['Aubert', 'Benali', 'Chevrier', 'Delorme', 'Vasseur'],
  },
  pt: {
    given: ['Beatriz', 'Tiago', 'Inês', 'Rui', 'Marta'],
    family: ['Azevedo', 'Brandão', 'Coelho', 'Moreira', 'Teixeira'],
  },
  ja: {
    given: ['Haruka', 'Ren', 'Yui', 'Sota', 'Aoi'],
    family: ['Ishida', 'Kobayashi', 'Matsuda', 'Nakajima', 'Uchida'],
  },
  ar: {
    given: ['Amina', 'Karim', 'Salma', 'Youssef', 'Nour'],
    family: ['Darwish', 'Fathi', 'Hamdan', 'Mansour', 'Zaki'],
  },
};
const INTERNATIONAL = {
  given: ['Mila', 'Adam', 'Sofia', 'Noah', 'Ella'],
  family: ['Andersen', 'Horak', 'Kowal', 'Nieminen', 'Rossi'],
};

/** Five people of every office, always the same. */
export const SEED_PEOPLE: readonly SeedPerson[] = peopleOf(SEED_OFFICES, randomFrom(20_260_101));

function peopleOf(offices: readonly SeedOffice[], random: Random): SeedPerson[] {
  return offices.flatMap((office, officeIndex) =>
    Array.from({ length: PEOPLE_PER_OFFICE }, (_, place) =>
      personOf(office, place, officeIndex * PEOPLE_PER_OFFICE + place, random),
    ),
  );
}

function personOf(office: SeedOffice, place: number, index: number, random: Random): SeedPerson {
  const { given, family } = NAMES[office.language.slice(0, 2)] ?? INTERNATIONAL;
  const name = `${given[place % given.length]} ${random.pick(family)}`;
  return {
    id: seedId(`person ${index}`),
    name,
    email: `${mailbox(name)}.${office.code.toLowerCase()}@example.com`,
    phone: `+447700900${String(index).padStart(3, '0')}`,
    language: office.language,
    homeOffice: office.code,
    notifyBy: random.next() < SMS_SHARE ? 'SMS' : 'EMAIL',
  };
}

function mailbox(name: string): string {
  const ascii = name.normalize('NFD').replace(/[^a-zA-Z ]/g, '');
  return ascii.toLowerCase().replaceAll(' ', '.');
}
