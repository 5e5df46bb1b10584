import { roomNames } from '../room-names.ts';
import type { Chord } from './keys.ts';

export const commandScopes = ['everywhere', ...roomNames] as const;
export type CommandScope = (typeof commandScopes)[number];

interface CommandRow {
  readonly scope: CommandScope;
  /** Key of its name in the locales. */
  readonly title: string;
  /** The first is the one shown. */
  readonly keys: readonly Chord[];
  /** Moves of the cursor are no commands to search for. */
  readonly hidden?: true;
}

/** Every command of the window with its keys: the palette, the help panel, the tooltips and the keyboard read this. */
export const commandTable = {
  'app.palette': { scope: 'everywhere', title: 'app.command.palette', keys: ['mod+KeyK'], hidden: true },
  'app.help': { scope: 'everywhere', title: 'app.command.help', keys: ['shift+Slash', 'F1'] },
  'app.desk': { scope: 'everywhere', title: 'app.command.goDesk', keys: ['mod+Digit1'] },
  'app.align': { scope: 'everywhere', title: 'app.command.goAlign', keys: ['mod+Digit2'] },
  'app.titles': { scope: 'everywhere', title: 'app.command.goTitles', keys: ['mod+Digit3'] },
  'app.glossary': { scope: 'everywhere', title: 'app.command.goGlossary', keys: ['mod+Digit4'] },
  'app.memory': { scope: 'everywhere', title: 'app.command.goMemory', keys: ['mod+Digit5'] },
  'app.booth': { scope: 'everywhere', title: 'app.command.goBooth', keys: ['mod+Digit6'] },
  'app.check': { scope: 'everywhere', title: 'app.command.goCheck', keys: ['mod+Digit7'] },
  'app.brief': { scope: 'everywhere', title: 'app.command.goBrief', keys: ['mod+Digit8'] },
  'app.exchange': { scope: 'everywhere', title: 'app.command.goExchange', keys: ['mod+Digit9'] },
  'app.settings': { scope: 'everywhere', title: 'app.command.goSettings', keys: ['mod+Comma'] },
  'app.searchGlossary': { scope: 'everywhere', title: 'app.command.searchGlossary', keys: ['mod+KeyF', 'Slash'] },
  'app.backups': { scope: 'everywhere', title: 'memory.backups.command', keys: [] },
  'app.undo': { scope: 'everywhere', title: 'app.command.undo', keys: ['mod+KeyZ'] },
  'app.redo': { scope: 'everywhere', title: 'app.command.redo', keys: ['mod+shift+KeyZ', 'mod+KeyY'] },
  'app.newWindow': { scope: 'everywhere', title: 'app.command.newWindow', keys: ['mod+shift+KeyN'] },
  'app.zoomIn': {
    scope: 'everywhere',
    title: 'app.command.zoomIn',
    keys: ['mod+Equal', 'mod+shift+Equal', 'mod+NumpadAdd'],
  },
  'app.zoomOut': { scope: 'everywhere', title: 'app.command.zoomOut', keys: ['mod+Minus', 'mod+NumpadSubtract'] },
  'app.zoomReset': { scope: 'everywhere', title: 'app.command.zoomReset', keys: ['mod+Digit0'] },
  'app.openFiles': { scope: 'everywhere', title: 'app.command.openFiles', keys: ['mod+KeyO'] },
  'app.openSample': { scope: 'everywhere', title: 'app.command.openSample', keys: [] },
  'app.export': { scope: 'everywhere', title: 'app.command.exportGlossary', keys: ['mod+KeyE'] },
  'app.languageEn': { scope: 'everywhere', title: 'app.command.languageEn', keys: [] },
  'app.languageRu': { scope: 'everywhere', title: 'app.command.languageRu', keys: [] },
  'app.schemeAuto': { scope: 'everywhere', title: 'app.command.schemeAuto', keys: [] },
  'app.schemeLight': { scope: 'everywhere', title: 'app.command.schemeLight', keys: [] },
  'app.schemeDark': { scope: 'everywhere', title: 'app.command.schemeDark', keys: [] },

  'settings.search': { scope: 'settings', title: 'settings.search', keys: ['mod+shift+KeyF'] },
  'settings.moveUp': { scope: 'settings', title: 'app.order.moveUp', keys: ['alt+ArrowUp'] },
  'settings.moveDown': { scope: 'settings', title: 'app.order.moveDown', keys: ['alt+ArrowDown'] },

  'desk.align': { scope: 'desk', title: 'desk.align', keys: ['Enter', 'mod+Enter'] },
  'desk.paste': { scope: 'desk', title: 'app.command.paste', keys: ['mod+shift+KeyV'] },
  'desk.swap': { scope: 'desk', title: 'desk.swap', keys: ['KeyX'] },
  'desk.clear': { scope: 'desk', title: 'desk.clear', keys: [] },

  'align.next': { scope: 'align', title: 'align.action.next', keys: ['ArrowDown', 'KeyJ'], hidden: true },
  'align.previous': { scope: 'align', title: 'align.action.previous', keys: ['ArrowUp', 'KeyK'], hidden: true },
  'align.sourceSide': { scope: 'align', title: 'align.action.side', keys: ['ArrowLeft'], hidden: true },
  'align.targetSide': { scope: 'align', title: 'align.action.side', keys: ['ArrowRight'], hidden: true },
  'align.first': { scope: 'align', title: 'align.action.first', keys: ['Home', 'mod+Home'], hidden: true },
  'align.last': { scope: 'align', title: 'align.action.last', keys: ['End', 'mod+End'], hidden: true },
  'align.selectNext': {
    scope: 'align',
    title: 'align.action.selectNext',
    keys: ['shift+ArrowDown', 'shift+KeyJ'],
    hidden: true,
  },
  'align.selectPrevious': {
    scope: 'align',
    title: 'align.action.selectPrevious',
    keys: ['shift+ArrowUp', 'shift+KeyK'],
    hidden: true,
  },
  'align.selectToFirst': { scope: 'align', title: 'align.action.selectToFirst', keys: ['shift+Home'], hidden: true },
  'align.selectToLast': { scope: 'align', title: 'align.action.selectToLast', keys: ['shift+End'], hidden: true },
  'align.selectAll': { scope: 'align', title: 'align.action.selectAll', keys: ['mod+KeyA'] },
  'align.confirm': { scope: 'align', title: 'align.action.confirm', keys: ['Enter'] },
  'align.unconfirm': { scope: 'align', title: 'align.action.unconfirm', keys: ['Backspace', 'KeyU'] },
  'align.confirmToHere': { scope: 'align', title: 'align.action.confirmToHere', keys: ['mod+Enter'] },
  'align.confirmSure': { scope: 'align', title: 'align.action.confirmSure', keys: ['mod+shift+Enter'] },
  'align.edit': { scope: 'align', title: 'align.action.edit', keys: ['F2', 'KeyE'] },
  'align.splitText': { scope: 'align', title: 'align.action.splitText', keys: ['alt+Enter'] },
  'align.joinText': { scope: 'align', title: 'align.action.joinText', keys: ['alt+KeyJ'] },
  'align.merge': { scope: 'align', title: 'align.action.merge', keys: ['KeyM'] },
  'align.split': { scope: 'align', title: 'align.action.split', keys: ['KeyS'] },
  'align.moveUp': { scope: 'align', title: 'align.action.moveUp', keys: ['alt+ArrowUp'] },
  'align.moveDown': { scope: 'align', title: 'align.action.moveDown', keys: ['alt+ArrowDown'] },
  'align.delete': { scope: 'align', title: 'align.action.delete', keys: ['Delete'] },
  'align.swap': { scope: 'align', title: 'align.action.swap', keys: ['KeyX'] },
  'align.swapSides': { scope: 'align', title: 'align.action.swapSides', keys: ['shift+KeyX'] },
  'align.nextDoubtful': { scope: 'align', title: 'align.action.nextDoubtful', keys: ['KeyN'] },
  'align.previousDoubtful': { scope: 'align', title: 'align.action.previousDoubtful', keys: ['shift+KeyN'] },
  'align.markApart': { scope: 'align', title: 'align.action.markApart', keys: ['KeyD'] },
  'align.nextMark': { scope: 'align', title: 'align.action.nextMark', keys: ['BracketRight', 'KeyL'] },
  'align.previousMark': { scope: 'align', title: 'align.action.previousMark', keys: ['BracketLeft', 'shift+KeyL'] },
  'align.openMark': { scope: 'align', title: 'align.action.openMark', keys: ['KeyG'] },
  'align.marks': { scope: 'align', title: 'align.action.marks', keys: ['KeyH'] },
  'align.oneSided': { scope: 'align', title: 'align.action.oneSided', keys: ['KeyO'] },
  'align.pin': { scope: 'align', title: 'align.action.pin', keys: ['KeyP'] },
  'align.find': { scope: 'align', title: 'align.action.find', keys: ['mod+shift+KeyF'] },
  'align.replace': { scope: 'align', title: 'align.action.replace', keys: ['mod+KeyH'] },
  'align.realign': { scope: 'align', title: 'align.action.realign', keys: ['KeyR'] },
  'align.copy': { scope: 'align', title: 'align.action.copy', keys: ['KeyC'] },
  'align.titles': { scope: 'align', title: 'align.action.titles', keys: ['KeyT'] },
  'align.leaveSplit': { scope: 'align', title: 'align.action.leaveSplit', keys: ['Escape'], hidden: true },

  'titles.next': { scope: 'titles', title: 'titles.action.next', keys: ['ArrowDown', 'KeyJ'], hidden: true },
  'titles.previous': { scope: 'titles', title: 'titles.action.previous', keys: ['ArrowUp', 'KeyK'], hidden: true },
  'titles.first': { scope: 'titles', title: 'titles.action.first', keys: ['Home', 'mod+Home'], hidden: true },
  'titles.last': { scope: 'titles', title: 'titles.action.last', keys: ['End', 'mod+End'], hidden: true },
  'titles.accept': { scope: 'titles', title: 'titles.action.accept', keys: ['Enter'] },
  'titles.reject': { scope: 'titles', title: 'titles.action.reject', keys: ['Backspace', 'Delete'] },
  'titles.edit': { scope: 'titles', title: 'titles.action.edit', keys: ['KeyE', 'F2'] },
  'titles.acceptGroup': { scope: 'titles', title: 'titles.action.acceptGroup', keys: ['KeyA'] },
  'titles.acceptAbove': { scope: 'titles', title: 'titles.action.acceptAbove', keys: ['shift+KeyA'] },
  'titles.nextOpen': { scope: 'titles', title: 'titles.action.nextOpen', keys: ['KeyN'] },
  'titles.rows': { scope: 'titles', title: 'titles.action.rows', keys: ['KeyR'] },
  'titles.openEntry': { scope: 'titles', title: 'titles.action.openEntry', keys: ['KeyG'] },
  'titles.search': { scope: 'titles', title: 'titles.action.search', keys: ['mod+KeyR'] },

  'glossary.next': { scope: 'glossary', title: 'glossary.action.next', keys: ['ArrowDown'], hidden: true },
  'glossary.previous': { scope: 'glossary', title: 'glossary.action.previous', keys: ['ArrowUp'], hidden: true },
  'glossary.add': { scope: 'glossary', title: 'glossary.action.add', keys: ['mod+KeyN'] },
  'glossary.edit': { scope: 'glossary', title: 'glossary.action.edit', keys: ['KeyE', 'F2'] },
  'glossary.copy': { scope: 'glossary', title: 'glossary.action.copy', keys: ['KeyC'] },
  'glossary.duplicates': { scope: 'glossary', title: 'glossary.action.duplicates', keys: ['mod+KeyD'] },
  'glossary.delete': { scope: 'glossary', title: 'glossary.action.delete', keys: ['Delete'] },

  'memory.next': { scope: 'memory', title: 'memory.action.next', keys: ['ArrowDown', 'KeyJ'], hidden: true },
  'memory.previous': { scope: 'memory', title: 'memory.action.previous', keys: ['ArrowUp', 'KeyK'], hidden: true },
  'memory.concordance': { scope: 'memory', title: 'memory.action.concordance', keys: ['alt+KeyC'] },
  'memory.similar': { scope: 'memory', title: 'memory.action.similar', keys: ['alt+KeyS'] },
  'memory.add': { scope: 'memory', title: 'memory.newUnit', keys: ['mod+KeyN'] },
  'memory.edit': { scope: 'memory', title: 'memory.action.edit', keys: ['KeyE', 'F2'] },
  'memory.copy': { scope: 'memory', title: 'memory.action.copy', keys: ['KeyC'] },
  'memory.open': { scope: 'memory', title: 'memory.action.open', keys: ['Enter', 'KeyG'] },
  'memory.delete': { scope: 'memory', title: 'memory.action.delete', keys: ['Delete'] },
  'memory.choose': { scope: 'memory', title: 'memory.action.choose', keys: ['KeyX'] },
  'memory.chooseNext': { scope: 'memory', title: 'memory.action.chooseNext', keys: ['shift+ArrowDown'], hidden: true },
  'memory.choosePrevious': {
    scope: 'memory',
    title: 'memory.action.choosePrevious',
    keys: ['shift+ArrowUp'],
    hidden: true,
  },
  'memory.chooseAll': { scope: 'memory', title: 'memory.action.chooseAll', keys: ['mod+KeyA'] },
  'memory.chooseNone': { scope: 'memory', title: 'memory.chooseNone', keys: ['Escape'] },
  'memory.export': { scope: 'memory', title: 'memory.action.export', keys: ['mod+shift+KeyE'] },

  'check.next': { scope: 'check', title: 'check.action.next', keys: ['F8', 'ArrowDown', 'KeyJ'] },
  'check.previous': { scope: 'check', title: 'check.action.previous', keys: ['shift+F8', 'ArrowUp', 'KeyK'] },
  'check.replace': { scope: 'check', title: 'check.action.replace', keys: ['alt+Enter', 'Enter'] },
  'check.replaceAll': { scope: 'check', title: 'check.action.replaceAll', keys: ['alt+shift+Enter', 'shift+Enter'] },
  'check.ignoreOnce': { scope: 'check', title: 'check.action.ignoreOnce', keys: ['alt+KeyI', 'KeyI'] },
  'check.ignoreInText': { scope: 'check', title: 'check.action.ignoreInText', keys: ['KeyT'] },
  'check.ignoreAlways': { scope: 'check', title: 'check.action.ignoreAlways', keys: ['KeyW'] },
  'check.toGlossary': { scope: 'check', title: 'check.action.toGlossary', keys: ['KeyG'] },
  'check.open': { scope: 'check', title: 'check.action.open', keys: [] },
  'check.source': { scope: 'check', title: 'check.action.source', keys: ['KeyS'] },
  'check.export': { scope: 'check', title: 'check.action.export', keys: [] },
  'check.rules': { scope: 'check', title: 'check.action.rules', keys: ['KeyR'] },
  'exchange.choose': { scope: 'exchange', title: 'exchange.action.choose', keys: ['mod+shift+KeyO'] },
  'exchange.start': { scope: 'exchange', title: 'exchange.action.start', keys: ['mod+Enter'] },
  'exchange.write': { scope: 'exchange', title: 'exchange.action.write', keys: ['mod+shift+Enter'] },

  'check.edit': { scope: 'check', title: 'check.action.edit', keys: ['KeyE', 'F2'] },

  'brief.new': { scope: 'brief', title: 'brief.list.new', keys: ['mod+KeyN'] },
  'brief.next': { scope: 'brief', title: 'brief.action.next', keys: ['ArrowDown', 'KeyJ'], hidden: true },
  'brief.previous': { scope: 'brief', title: 'brief.action.previous', keys: ['ArrowUp', 'KeyK'], hidden: true },
  'brief.accept': { scope: 'brief', title: 'brief.action.accept', keys: ['Enter'] },
  'brief.putAside': { scope: 'brief', title: 'brief.action.putAside', keys: ['Backspace', 'Delete'] },
  'brief.edit': { scope: 'brief', title: 'brief.action.edit', keys: ['KeyE', 'F2'] },
  'brief.choice1': { scope: 'brief', title: 'brief.action.choice1', keys: ['Digit1'] },
  'brief.choice2': { scope: 'brief', title: 'brief.action.choice2', keys: ['Digit2'] },
  'brief.choice3': { scope: 'brief', title: 'brief.action.choice3', keys: ['Digit3'] },
  'brief.choice4': { scope: 'brief', title: 'brief.action.choice4', keys: ['Digit4'] },
  'brief.show': { scope: 'brief', title: 'brief.action.show', keys: ['Space'] },
  'brief.nextTab': { scope: 'brief', title: 'brief.action.nextTab', keys: ['alt+ArrowRight'] },
  'brief.previousTab': { scope: 'brief', title: 'brief.action.previousTab', keys: ['alt+ArrowLeft'] },
  'brief.print': { scope: 'brief', title: 'brief.page.print', keys: ['mod+KeyP'] },
  'brief.share': { scope: 'brief', title: 'brief.page.share', keys: [] },
  'brief.pin': { scope: 'brief', title: 'brief.page.pin', keys: ['KeyP'] },
  'brief.addPapers': { scope: 'brief', title: 'brief.page.addPapers', keys: [] },
} as const satisfies Readonly<Record<string, CommandRow>>;

export type CommandId = keyof typeof commandTable;

export const commandIds = Object.keys(commandTable) as CommandId[];

export function commandRow(id: CommandId): CommandRow {
  return commandTable[id];
}
