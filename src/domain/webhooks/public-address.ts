import ipaddr from 'ipaddr.js';

/** Looks public, and is answered by the machine's own cloud: Azure's platform. Source: learn.microsoft.com, 168.63.129.16 */
const OF_CLOUDS = ['168.63.129.16'];
/** All global addresses of IPv6 are in it. Source: IANA, Internet Protocol Version 6 Address Space */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Is it an address of the internet? Not: of this machine, its network or its cloud, nor such an address in another
 * form (IPv4 inside IPv6, NAT64, 6to4). What isn't known to be public isn't.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || OF_CLOUDS.includes(address)) return false;
  // An IPv4 address that is written as IPv6 counts as itself.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 ? !OF_CLOUDS.includes(parsed.toString()) : parsed.match(GLOBAL);
}
