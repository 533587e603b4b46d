import { BlockList, isIP } from 'node:net';

/** A network such as `10.0.0.0/24`; undefined if it is not one. */
export function parseCidr(cidr: string): BlockList | undefined {
  const [address = '', bits = '', ...rest] = cidr.split('/');
  const version = isIP(address);
  const mostBits = version === 6 ? 128 : 32;
  if (!version || rest.length || !/^\d+$/.test(bits) || Number(bits) > mostBits) return undefined;
  const network = new BlockList();
  network.addSubnet(address, Number(bits), version === 6 ? 'ipv6' : 'ipv4');
  return network;
}

export function isInNetwork(address: unknown, cidr: string): boolean {
  if (typeof address !== 'string' || !isIP(address)) return false;
  return parseCidr(cidr)?.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') ?? false;
}
