// A picture's pixels as numbers into a palette of at most 128 colours: the ones met most often, and for
// each other colour the nearest of them. Returns both as bytes in base64.
async (png) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const { width, height } = picture;
  const paper = new OffscreenCanvas(width, height).getContext("2d");
  paper.drawImage(picture, 0, 0);
  const pixels = new Uint32Array(paper.getImageData(0, 0, width, height).data.buffer);

  const met = new Map();
  for (const colour of pixels) met.set(colour, (met.get(colour) ?? 0) + 1);
  // Equally often: the darker first, so that the same picture gives the same file.
  const kept = [...met].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 128).map(([colour]) => colour);
  const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const palette = kept.map(parts);
  const nearest = (colour) => {
    const [red, green, blue] = parts(colour);
    const apart = palette.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
    return apart.indexOf(Math.min(...apart));
  };
  const number = new Map([...met.keys()].map((colour) => [colour, nearest(colour)]));
  const numbers = Uint8Array.from(pixels, (colour) => number.get(colour));

  const written = (bytes) => {
    let text = "";
    for (let start = 0; start < bytes.length; start += 0x8000) text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
    return btoa(text);
  };
  return { width, height, palette: written(Uint8Array.from(palette.flat())), numbers: written(numbers) };
}
