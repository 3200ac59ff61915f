/** What the values 0 to 255 of sRGB are as amounts of light, 0 to 1. IEC 61966-2-1. */
const lights = Float64Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

/**
 * The gray of a color as bright as it is: light adds up, values of sRGB do not. Weights of ITU-R BT.709; the image
 * library of Node does the same, to within 1.
 */
export function grayOf(red: number, green: number, blue: number): number {
  if (red === green && green === blue) return red;
  const light = 0.2126 * lights[red] + 0.7152 * lights[green] + 0.0722 * lights[blue];
  const part = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(255 * part);
}
