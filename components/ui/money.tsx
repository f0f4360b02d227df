import classes from '#components/ui/number.module.css';
import { decimalText } from '#lib/billing/decimal-text';

type Props = {
  /** A decimal such as `1234.50`, written to its last digit; null where there is none to say. */
  amount: string | null;
  /** ISO 4217. */
  currency: string;
  none?: string;
};

/** An amount of money with thousands apart and its currency, each digit as it is. */
export function Money({ amount, currency, none = '–' }: Props) {
  if (amount === null) return <span className={classes.number}>{none}</span>;
  return (
    <span className={classes.number}>
      {decimalText(amount)}
      <span className={classes.unit}> {currency}</span>
    </span>
  );
}

/** The same as text. */
export const moneyText = (amount: string, currency: string): string => `${decimalText(amount)} ${currency}`;
