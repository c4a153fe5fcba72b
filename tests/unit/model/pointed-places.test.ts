import { describe, expect, it } from 'vitest';
import { pointedPlaces } from '../../../src/model/pointed-places.js';

const place = (key: string) => `http://localhost:3000/id/place/${key}`;

describe('The places that stand for a record on maps', () => {
  it('are its communes and cities', () => {
    const places = ['commune/38185', 'epci/200040715', 'city/6077243', 'region/84'].map(place);
    expect(pointedPlaces(places)).toEqual([place('commune/38185'), place('city/6077243')]);
  });

  it('are its intercommunalités where it names nothing smaller', () => {
    expect(pointedPlaces(['epci/200040715', 'departement/38'].map(place))).toEqual([place('epci/200040715')]);
  });

  it('are none where it names only large territories', () => {
    expect(pointedPlaces(['departement/38', 'region/84', 'country/FR'].map(place))).toEqual([]);
  });
});
