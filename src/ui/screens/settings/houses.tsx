import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { defaultHouseOrder, type HouseKind, houseKey, houseKind } from '../../../core/terms/houses.ts';
import type { HouseRank } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { OrderedList } from '../../components/ordered-list.tsx';
import { engine } from '../../engine/connection.ts';
import { changeSettings, useSettings } from '../../state/memory-settings.ts';
import { useWords } from '../../words.ts';
import styles from './settings.module.css';

/** Houses of a kind named beside it. */
const mostNamed = 4;

const houseOf = (rank: HouseRank) => (rank.startsWith('house:') ? rank.slice('house:'.length) : undefined);

/** Whose rendering is believed first: kinds of houses, and single ones taken out of their kind. */
export function Houses() {
  const t = useWords();
  const { houses: order } = useSettings();
  const { data: found = [] } = useQuery({ queryKey: ['entries', 'houses'], queryFn: () => engine.listHouses({}) });
  const single = new Set(order.flatMap((rank) => houseOf(rank) ?? []).map(houseKey));
  const others = found.filter((house) => !single.has(houseKey(house)));
  const kindName = (kind: HouseKind) => t(`settings.houses.kind.${kind}`);
  const nameOf = (rank: HouseRank) => houseOf(rank) ?? kindName(rank.slice('kind:'.length) as HouseKind);
  const keep = (houses: readonly HouseRank[]) => void changeSettings({ houses });
  /** A house is taken out of its kind to stand right before it. */
  const takeOut = (house: string) => {
    const at = order.indexOf(`kind:${houseKind(house)}`);
    keep([...order.slice(0, at), `house:${house}`, ...order.slice(at)]);
  };
  return (
    <>
      <p className={styles.text}>{t('settings.houses.text')}</p>
      <OrderedList
        label={t('settings.section.houses')}
        items={order}
        keyOf={(rank) => rank}
        nameOf={nameOf}
        onOrder={keep}
        testId="house-order"
        tools={(rank) => {
          const house = houseOf(rank);
          return (
            house !== undefined && (
              <IconButton
                label={t('settings.houses.putBack', { house })}
                onClick={() => keep(order.filter((one) => one !== rank))}
              >
                <IconX size={15} />
              </IconButton>
            )
          );
        }}
      >
        {(rank) => {
          const house = houseOf(rank);
          if (house === undefined) {
            const kind = rank.slice('kind:'.length);
            const named = others.filter((one) => houseKind(one) === kind);
            return (
              <>
                <span>{nameOf(rank)}</span>
                <small className={styles.aside}>
                  {named.length === 0
                    ? t(`settings.houses.example.${kind as HouseKind}`)
                    : named.slice(0, mostNamed).join(', ')}
                  {named.length > mostNamed && ` ${t('settings.houses.more', { count: named.length - mostNamed })}`}
                </small>
              </>
            );
          }
          return (
            <>
              <span>{house}</span>
              <small className={styles.aside}>{kindName(houseKind(house))}</small>
            </>
          );
        }}
      </OrderedList>
      <div className={styles.actions}>
        {others.length > 0 && (
          <Choice
            label={t('settings.houses.takeOut')}
            value=""
            options={[
              ['', t('settings.houses.takeOut')],
              ...others.map((house) => [house, `${house} (${kindName(houseKind(house))})`] as const),
            ]}
            onChange={(house) => {
              if (house !== '') takeOut(house);
            }}
            testId="take-out-house"
          />
        )}
        <Button
          look="quiet"
          disabled={
            order.length === defaultHouseOrder.length && order.every((rank, at) => rank === defaultHouseOrder[at])
          }
          onClick={() => keep(defaultHouseOrder)}
        >
          {t('settings.houses.reset')}
        </Button>
      </div>
      <p className={styles.text}>{t(found.length === 0 ? 'settings.houses.none' : 'settings.houses.ties')}</p>
    </>
  );
}
