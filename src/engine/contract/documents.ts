/** Part of the contract: files in numbers, bilingual files, and the rules by which texts are cut into sentences. */
import type { Job } from '../../core/job.ts';
import type { ProblemData } from '../../core/problem.ts';
import type { LanguageTag } from '../../core/text/language.ts';
import type { RuleFault, SegmentationRules } from '../../core/text/segmentation.ts';
import type { BitextSummary, DocumentInput } from '../contract.ts';

/** One of many files, as far as pairing needs to know it. */
export interface PairingFile {
  readonly path: string;
  readonly name: string;
  /** Absent where it is unknown or the file could not be read. */
  readonly language?: LanguageTag;
  readonly words: number;
  /** The file holds a text in both languages; it makes a pair by itself. */
  readonly bilingual?: readonly [LanguageTag, LanguageTag];
  readonly problem?: ProblemData;
}

/** Which file belongs to which; all numbers are indices among the files. */
export interface PairingProposal {
  readonly files: readonly PairingFile[];
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  readonly pairs: readonly {
    readonly source: number;
    /** The same as the source for a bilingual file. */
    readonly target: number;
    /** 0-1; below a half the pair deserves a look. */
    readonly confidence: number;
  }[];
  /** Files nothing was found for, and those that could not be read. */
  readonly unpaired: readonly number[];
}

/** What became of one pair of a batch. */
export type BatchOutcome = { readonly bitext: StoredBitext } | { readonly problem: ProblemData };

/** A bitext that was stored, or known again. */
export interface StoredBitext extends BitextSummary {
  /**
   * `same`: the same two texts were stored before. `changed`: an earlier version was stored and has been brought up to
   * date; `kept` of its confirmed beads stand in the new text, `lost` do not (what they gave to the memory stays there).
   */
  readonly recognised?:
    | { readonly as: 'same' }
    | { readonly as: 'changed'; readonly kept: number; readonly lost: number };
}

/** The rules in force. */
export interface SegmentationView {
  readonly origin: 'shipped' | 'own';
  /** Where own rules are kept, an SRX 2.0 file; absent where the engine has no place of its own. */
  readonly path?: string;
  readonly rules: SegmentationRules;
  /** Rules that are kept but cannot be used. */
  readonly faults: readonly RuleFault[];
  /** The file of own rules cannot be read; shown are the shipped ones, and texts are refused until this is mended. */
  readonly problem?: ProblemData;
}

export interface DocumentMethods {
  /**
   * Looks at files, and at all in folders among them, and proposes which belong together. Without languages the two
   * commonest are taken, Russian first.
   */
  proposeDocumentPairs(
    input: {
      readonly paths: readonly string[];
      readonly sourceLanguage?: LanguageTag;
      readonly targetLanguage?: LanguageTag;
    },
    job: Job,
  ): Promise<PairingProposal>;
  /** Aligns and stores one pair after the other; one that fails does not keep the others. What is done when cancelled stays. */
  createBitexts(
    input: {
      readonly pairs: readonly { readonly source: DocumentInput; readonly target: DocumentInput }[];
      readonly collectionId?: number;
    },
    job: Job,
  ): Promise<readonly BatchOutcome[]>;

  segmentationRules(input: Record<string, never>, job: Job): Promise<SegmentationView>;
  /** Puts other rules in force; a rule that cannot be used is kept and named among the faults. */
  saveSegmentationRules(input: { readonly rules: SegmentationRules }, job: Job): Promise<SegmentationView>;
  /** Takes the rules of an SRX file of any program; `srx-invalid` where it is none, and nothing changes. */
  importSegmentationRules(input: { readonly path: string }, job: Job): Promise<SegmentationView>;
  /** Writes the rules in force as SRX 2.0. */
  exportSegmentationRules(input: { readonly path: string; readonly overwrite?: boolean }, job: Job): Promise<void>;
  /** Back to the shipped rules. */
  resetSegmentationRules(input: Record<string, never>, job: Job): Promise<SegmentationView>;
  /** How a text is cut: by the rules in force, or by others that are being tried. */
  trySegmentation(
    input: { readonly text: string; readonly language: LanguageTag; readonly rules?: SegmentationRules },
    job: Job,
  ): Promise<readonly { readonly start: number; readonly end: number }[]>;
}
