/** A decimal with its thousands apart, each digit as it is: `1234567.50` → "1,234,567.50". */
export function decimalText(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
