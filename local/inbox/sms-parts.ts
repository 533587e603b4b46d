/** The letters of GSM 03.38; those of the second row take two places. */
const GSM_7 =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_7_EXTENDED = '\f^{}\\[~]|€';

export type SmsParts = { encoding: 'GSM-7' | 'UCS-2'; parts: number };

/** How a text is billed: 160 GSM-7 or 70 UCS-2 characters a part (F124), and 153 or 67 where a header joins several. */
export function smsParts(text: string): SmsParts {
  const letters = Array.from(text);
  if (!letters.every((letter) => GSM_7.includes(letter) || GSM_7_EXTENDED.includes(letter))) {
    return { encoding: 'UCS-2', parts: partsOf(text.length, 70, 67) };
  }
  const places = letters.length + letters.filter((letter) => GSM_7_EXTENDED.includes(letter)).length;
  return { encoding: 'GSM-7', parts: partsOf(places, 160, 153) };
}

function partsOf(length: number, alone: number, joined: number): number {
  return length <= alone ? 1 : Math.ceil(length / joined);
}
