/** Which of a record's places are points that one can be near to. */

const small = /\/place\/(?:commune|city)\//;
const larger = /\/place\/epci\//;

/**
 * Of the IRIs of places, the communes and cities or, where there are none, the intercommunalités: their centres stand for
 * the record on maps and for its distance. A département is no point.
 */
export function pointedPlaces(places: readonly string[]): readonly string[] {
  const exact = places.filter((place) => small.test(place));
  return exact.length > 0 ? exact : places.filter((place) => larger.test(place));
}
