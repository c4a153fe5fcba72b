/** The button that searches around where the reader is. The position is asked for when it is pressed, and rounded to a kilometre. */

/** Degrees are told with so many decimals: about a kilometre. */
const decimals = 2;

function searchAround(form: HTMLFormElement, { latitude, longitude }: GeolocationCoordinates): void {
  const field = form.elements.namedItem('near');
  if (!(field instanceof HTMLInputElement)) return;
  field.value = `${latitude.toFixed(decimals)},${longitude.toFixed(decimals)}`;
  form.submit();
}

for (const button of document.querySelectorAll<HTMLButtonElement>('.near .here')) {
  const { form } = button;
  if (form === null || !('geolocation' in navigator)) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => searchAround(form, coords),
      () => {
        button.textContent = button.dataset.failed ?? '';
      },
      { timeout: 10_000, maximumAge: 600_000 },
    );
  });
}

export {};
