import { fold } from '../../text/fold.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/**
 * A Russian acronym or clipped compound left in Latin letters (ODKB, MinTsifry): every romanisation of every Russian
 * acronym of the glossary is looked for, unless English uses that very form (TASS, FSB).
 */
export const romanisedAcronym: CheckRule = {
  id: 'romanised-acronym',
  run({ checked, glossary, known, settings }) {
    const findings: Finding[] = [];
    const accepted = new Set<number>();
    for (const title of known) {
      if (title.term.administrativeStatus === 'deprecated' || title.term.administrativeStatus === 'superseded')
        continue;
      for (let index = title.first; index < title.end; index++) accepted.add(index);
    }
    const mentioned = new Set(known.map((title) => title.concept.id));
    checked.tokens.forEach((token, index) => {
      if (!token.capital || accepted.has(index)) return;
      const concepts = token.shouted ? [] : glossary.romanised(token.text);
      if (concepts.length === 0) {
        if (checked.language === 'en' && isCompound(token.text)) findings.push(compound(index));
        return;
      }
      // Of several bodies with one acronym the one the text speaks of elsewhere is meant.
      const meant = concepts.find((concept) => mentioned.has(concept.id)) ?? concepts[0]!;
      findings.push(
        findingAt(
          checked,
          { first: index, end: index + 1 },
          {
            rule: 'romanised-acronym',
            severity: 'major',
            preferred: glossary.preferredOf(
              meant,
              { text: token.text, termType: token.acronym ? 'acronym' : 'fullForm' },
              settings.date,
            ),
            reason: { key: 'romanised', details: { russian: glossary.russianShortForm(meant, fold(token.text)) } },
            entryId: meant.id,
          },
        ),
      );
    });
    return findings;

    function compound(index: number): Finding {
      return findingAt(
        checked,
        { first: index, end: index + 1 },
        {
          rule: 'romanised-acronym',
          severity: 'major',
          preferred: [],
          reason: { key: 'clipped-compound', details: { word: checked.tokens[index]!.text } },
        },
      );
    }
  },
};

/**
 * Clipped compounds no glossary knows: MinSelkhoz, GosTekhNadzor. Told by a capital within behind a Russian clipping, or by
 * both a Russian clipping and a Russian ending. Names of firms (Rosneft, Rostelecom) have neither.
 */
const clippedCamel = /^(?:Min|Ros|Gos|Glav|Gor|Obl|Kom|Mos|Dum|Sov|Prof|Spets)\p{Lu}\p{Ll}{2,}\p{L}*$/u;
const clipped =
  /^(?:min|ros|gos|glav|gor|obl|mos|kom|tekh|stroi?y?|energo|zhil|sel'?khoz|zdrav|obr|trans)+\p{L}*(?:nadzor|komnadzor|zdrav|khoz|stroy|prom|torg|trud|fin|yust|prirody|obrnauki|energo|sport|svyaz|trans|imushchestvo|reestr|komitet|reserv|rezerv|pechat|sovet|inspektsiya|arkhiv|kontrol|upravlenie)$/iu;

function isCompound(word: string): boolean {
  const bare = word.replace(/['’]s$/, '');
  return bare.length >= 7 && /^\p{Lu}/u.test(bare) && (clippedCamel.test(bare) || clipped.test(bare));
}
