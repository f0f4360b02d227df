import ipaddr from 'ipaddr.js';

const notPublic = 'is not an address of the public internet';
const words: Partial<Record<string, string>> = {
  private: 'belongs to a private network',
  uniqueLocal: 'belongs to a private network',
  deprecatedSiteLocal: 'belongs to a private network',
  loopback: 'is this machine itself',
  unspecified: 'is no address of a host',
  linkLocal: 'is link-local',
  carrierGradeNat: 'belongs to the network of a provider',
  multicast: 'is a multicast address',
  broadcast: 'is a broadcast address',
};

/** What IPv6 gives out to hosts of the internet: all else is special or not assigned (RFC 4291, IANA's registry). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
/** Carries an IPv4 address in its last 32 bits where a network translates (RFC 6052). */
const translated = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/**
 * Why an IP address is not one of the public internet, as in "10.0.0.1 belongs to a private network"; null where it is
 * public. An IPv6 address that carries one of IPv4 is judged by that; tunnels (6to4, Teredo) are refused as such.
 */
export function addressProblem(text: string): string | null {
  if (!ipaddr.isValid(text)) return `${text} is no IP address`;
  // The parser takes this form, given up long ago (RFC 4291, 2.5.5.1), for a mapped address, which it is not.
  if (/^::\d+\./.test(text)) return `${text} ${notPublic}`;
  const address = ipaddr.parse(text);
  const carried = address instanceof ipaddr.IPv6 ? carriedIPv4(address) : null;
  const judged = carried ?? address;
  const range = judged.range();
  const isPublic =
    range === 'unicast' && (judged instanceof ipaddr.IPv4 || judged.match(globalUnicast[0], globalUnicast[1]));
  if (isPublic) return null;
  const shown = carried ? `${text} stands for ${carried}, which` : text;
  return `${shown} ${words[range] ?? notPublic}`;
}

function carriedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (!address.match(translated[0], translated[1])) return null;
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}
