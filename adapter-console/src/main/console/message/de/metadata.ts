import type { Messages } from '../messages';

export const metadata: Messages['metadata'] = {
  add: 'Wert hinzufügen',
  asJson: 'Als JSON bearbeiten',
  asPairs: 'Als Namen und Werte bearbeiten',
  edit: 'Metadaten bearbeiten',
  editTitle: 'Metadaten bearbeiten',
  kind: 'Art',
  kinds: { text: 'Text', number: 'Zahl', boolean: 'Ja/Nein' },
  name: 'Name',
  none: 'Es gibt keine Metadaten.',
  noNull: 'Ein Wert kann hier nicht null sein: Lassen Sie ihn weg, um ihn zu entfernen.',
  pair: (number) => `Eintrag ${number}`,
  pairRules: 'Jeder Wert braucht einen Namen, jeder Name kommt einmal vor, und Zahlen werden wie 1250.5 geschrieben.',
  rules: (bytes, most, depth) => `${bytes} von ${most} Bytes. Höchstens ${depth} Ebenen tief. Keine Secrets: Was danach aussieht, wird abgelehnt.`,
  tooDeep: (depth) => `Objekte und Listen können ${depth} Ebenen tief sein.`,
  tooLarge: (bytes, most) => `Es hat ${bytes} Bytes, erlaubt sind ${most}.`,
  value: 'Wert',
};
