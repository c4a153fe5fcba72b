/** Buttons that save a chart as PNG: hidden until this runs. The chart is drawn once more, from its file, and larger. */

/** Pixels for one unit of the drawing: enough for print. */
const pixels = 3;

async function toPng(address: string): Promise<Blob> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * pixels;
  canvas.height = image.naturalHeight * pixels;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The canvas is too large')) : resolve(blob)));
  });
}

async function save({ svg = '', name = '' }: DOMStringMap): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await toPng(svg));
  link.download = `${name}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-svg]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    save(button.dataset).catch(() => {
      button.textContent = button.dataset.failed ?? '';
      button.disabled = true;
    });
  });
}

export {};
