import { describe, expect, it } from 'vitest';
import { CitiesAbroad } from '../../../src/reconcile/cities.js';
import { Gazetteer } from '../../../src/reconcile/gazetteer.js';
import { PlaceNames } from '../../../src/reconcile/place-names.js';

let cities: CitiesAbroad | undefined;
const names = new PlaceNames({
  gazetteer: new Gazetteer(),
  cities: () => {
    cities ??= new CitiesAbroad();
    return cities;
  },
});

/** `level/code`, or the reason why there is no place. */
function meaningOf(words: string, ...within: string[]): string {
  const { outcome } = names.resolve(words, within);
  if (outcome.kind === 'unresolved' || outcome.kind === 'several') return outcome.reason;
  return outcome.kind === 'place'
    ? `${outcome.place.level}/${outcome.place.code}`
    : `city/${outcome.city.country}/${outcome.city.name}`;
}

describe('The name of a commune', () => {
  it.each([
    ['Le Mans', '72181'],
    ['LE MANS', '72181'],
    ['au Mans', '72181'],
    ['du Mans', '72181'],
    ['Mans', '72181'],
    ['les Sables-d’Olonne', '85194'],
    ['aux Sables d’Olonne', '85194'],
    ['Saint Étienne', '42218'],
    ['ST-ETIENNE', '42218'],
    ['Ste-Foy-lès-Lyon', '69202'],
    ['Chalon s/ Saône', '71076'],
    ['Clermont-Ferrand', '63113'],
    ['ville de Sceaux', '92071'],
    ['Château-Chinon (Ville)', '58062'],
    ['Château-Chinon (Ville) (58)', '58062'],
    ['Sarroux - Saint Julien (19)', '19252'],
  ])('is read however it is written: %s', (words, code) => {
    expect(meaningOf(words)).toBe(`commune/${code}`);
  });

  it.each([
    ['37000 Tours Cedex 1', '37261'],
    ['TOURS CEDEX 2', '37261'],
    ['72083 Le Mans cedex 9', '72181'],
    ['75011 Paris', '75056'],
    ['12 rue des Lilas, 72000 Le Mans', '72181'],
    ['72000', '72181'],
    ['72181', '72181'],
    ['INSEE 72181', '72181'],
    ['code INSEE : 2A004', '2A004'],
  ])('is read with its codes: %s', (words, code) => {
    expect(meaningOf(words)).toBe(`commune/${code}`);
  });

  it.each([
    ['Paris 11e', '75056'],
    ['Paris 11', '75056'],
    ['Lyon 3ème arrondissement', '69123'],
    ['Marseille 1er', '13055'],
  ])('stands for its arrondissements: %s', (words, code) => {
    expect(meaningOf(words)).toBe(`commune/${code}`);
  });

  it.each([
    ['Reims (Marne)'],
    ['Reims (51)'],
    ['Reims 51'],
    ['Marne, Reims'],
    ['Reims - Champagne-Ardenne'],
    ['Reims, Marne, Grand Est, France'],
  ])('is read with the territory beside it: %s', (words) => {
    expect(meaningOf(words)).toBe('commune/51454');
  });

  it('that is part of another commune now leads to that one', () => {
    expect(meaningOf('Cherbourg-Octeville')).toBe('commune/50129');
    expect(meaningOf('Sceaux', 'Yonne')).toBe('commune/89197');
  });

  it('is told apart from homonyms by the département or region that the page names', () => {
    expect(meaningOf('Saint-Denis', '93')).toBe('commune/93066');
    expect(meaningOf('Saint-Denis', 'Réunion')).toBe('commune/97411');
    expect(meaningOf('Saint-Denis (La Réunion)')).toBe('commune/97411');
    expect(meaningOf('93100 Montreuil')).toBe('commune/93048');
    expect(meaningOf('Vienne', 'Rhône-Alpes')).toBe('commune/38544');
    expect(meaningOf('Vienne', 'Nouvelle-Aquitaine')).toBe('departement/86');
    expect(meaningOf('Le Mans', 'FR')).toBe('commune/72181');
    expect(meaningOf('Le Mans', 'BE')).toContain('names "BE" around it');
  });

  it('that several have is reported with at most five of them, and none is taken', () => {
    expect(meaningOf('Saint-Denis')).toContain('Saint-Denis (974, La Réunion) or Saint-Denis (93');
    expect(meaningOf('Ste Colombe')).toMatch(/^it may be (Sainte-Colombe \([^)]+\) or ){5}7 more\./);
    expect(meaningOf('Montreuil')).toMatch(/Name the département or the region beside it$/);
    expect(meaningOf('Évry')).toMatch(/Évry-Courcouronnes \(91.*Évry \(89/);
    expect(meaningOf('Montréal')).toMatch(/^it may be/);
  });

  it('that a village has, and a town for short, is told with both', () => {
    expect(meaningOf('Aix')).toMatch(/^it may be Aix-en-Provence \(13, .*Aix \(19, Corrèze\)/);
    expect(meaningOf('Aix', 'Bouches-du-Rhône')).toBe('commune/13001');
    expect(meaningOf('Aix', 'Corrèze')).toBe('commune/19002');
  });

  it('without its article is that of a town only', () => {
    expect(meaningOf('Sables-d’Olonne')).toBe('commune/85194');
    expect(meaningOf('Quartier')).toMatch(/^no place of this name/);
  });

  it('is taken for the town where all homonyms are a thousand times smaller', () => {
    expect(meaningOf('La Rochelle')).toBe('commune/17300');
    expect(meaningOf('La Rochelle', 'Haute-Saône')).toBe('commune/70450');
  });

  it('that contradicts what the page names around it is left out', () => {
    expect(meaningOf('Le Mans', 'Marne')).toContain('names "Marne" around it');
    expect(meaningOf('Chirongui', 'La Réunion')).toContain('Chirongui (976, Mayotte)');
    expect(meaningOf('35000 Lyon')).toContain('names "35000" around it');
    expect(meaningOf('Lyon', 'Sénégal')).toContain('Lyon (69, Rhône)');
  });

  it('is read without words around it that are not understood, which are told', () => {
    const { outcome, notUnderstood } = names.resolve('Reims', ['Franche-Comt']);
    expect(outcome.kind).toBe('place');
    expect(notUnderstood).toEqual(['Franche-Comt']);
  });
});

describe('Words for an intercommunality', () => {
  it.each([
    ['agglomération de Reims', '200067213'],
    ['Grand Reims', '200067213'],
    ['agglomération mancelle', '247200132'],
    ['l’agglomération mancelle, Sarthe', '247200132'],
    ['Le Mans Métropole', '247200132'],
    ['métropole de Lyon', '200046977'],
    ['Grand Lyon', '200046977'],
    ['métropole lilloise', '200093201'],
    ['communauté urbaine de Strasbourg', '246700488'],
    ['communauté de communes du Pays Bigouden Sud', '242900702'],
    ['CA du Pays de Gex', '240100750'],
    ['CA Porte de l’Isère (CAPI)', '243800604'],
    ['CA Porte de l’Isère', '243800604'],
  ])('mean the EPCI and never the commune: %s', (words, siren) => {
    expect(meaningOf(words)).toBe(`epci/${siren}`);
  });

  it('of a town that is not its seat are reported', () => {
    expect(meaningOf('agglomération de Roubaix')).toContain('member of Métropole Européenne de Lille');
    expect(meaningOf('agglomération charmante')).toContain('no intercommunality of this name');
  });

  it('do not include a "pays"', () => {
    expect(meaningOf('pays de Redon')).toContain('"pays"');
    expect(meaningOf('Pays de Gex')).toContain('"pays"');
    expect(meaningOf('Pays Basque')).toContain('"pays"');
  });
});

describe('The name of a territory', () => {
  it.each([
    ['Sarthe', 'departement/72'],
    ['en Sarthe', 'departement/72'],
    ['dans le Nord', 'departement/59'],
    ['72', 'departement/72'],
    ['72 - Sarthe', 'departement/72'],
    ['2A', 'departement/2A'],
    ['Creuse', 'departement/23'],
    ['département de la Vienne', 'departement/86'],
    ['Mayotte', 'departement/976'],
    ['La Réunion', 'departement/974'],
    ['Bretagne', 'region/53'],
    ['Région Bretagne', 'region/53'],
    ['Île-de-France', 'region/11'],
    ['PACA', 'region/93'],
    ['Centre', 'region/24'],
    ['Paris', 'commune/75056'],
    ['France', 'country/FR'],
    ['France entière', 'country/FR'],
    ['-France entière', 'country/FR'],
    ['National', 'country/FR'],
    ['Sénégal', 'country/SN'],
    ['Senegal', 'country/SN'],
    ['République démocratique du Congo', 'country/CD'],
  ])('is read: %s', (words, place) => {
    expect(meaningOf(words)).toBe(place);
  });

  it('of a region before 2016 is that region, not the one that it is part of now', () => {
    expect(meaningOf('Champagne-Ardenne')).toBe('region/21');
    expect(meaningOf('Franche-Comté')).toBe('region/43');
    expect(meaningOf('Rhône-Alpes')).toBe('region/82');
  });

  it('cut at an accent is reported with the name that is near, and not guessed', () => {
    expect(meaningOf('Franche-Comt')).toContain('Did you mean "Franche-Comté"?');
  });

  it('gives way to no commune, unless the commune is a town: then both are told', () => {
    expect(meaningOf('Bretagne', 'Indre')).toBe('commune/36024');
    expect(meaningOf('Sainte-Hélène')).toMatch(/^it may be the country Sainte-Hélène or Sainte-Hélène \(33/);
    expect(meaningOf('Vienne')).toBe(
      'it may be the département Vienne (86) or Vienne (38, Isère). Name the département or the region beside it',
    );
  });

  it('is not read from its number where its name leaves two', () => {
    expect(meaningOf('Mayenne (53)')).toMatch(/^it may be the département Mayenne \(53\) or Mayenne \(53/);
    expect(meaningOf('Sarthe (72)')).toBe('departement/72');
  });

  it('that says only "not in France" is no place', () => {
    expect(meaningOf('-Etranger')).toContain('names no place');
    expect(meaningOf('International')).toContain('names no place');
    expect(meaningOf('Aucun')).toContain('names no place');
  });
});

describe('A city abroad', () => {
  it.each([
    ['Dakar, Sénégal', 'SN/Dakar'],
    ['Dakar (Sénégal)', 'SN/Dakar'],
    ['Montréal, Canada', 'CA/Montréal'],
    ['Tournai, Belgique', 'BE/Tournai'],
    ['Bruxelles', 'BE/Bruxelles'],
    ['à Londres', 'GB/Londres'],
  ])('is found with its country, or by being large: %s', (words, city) => {
    expect(meaningOf(words)).toBe(`city/${city}`);
  });

  it('is found in the country that the page names beside it', () => {
    expect(meaningOf('Dakar', 'Sénégal')).toBe('city/SN/Dakar');
    expect(meaningOf('Vienne', 'Autriche')).toBe('city/AT/Vienne');
    expect(meaningOf('Dakar', 'SN')).toBe('city/SN/Dakar');
    expect(meaningOf('Dakar (SN)')).toBe('city/SN/Dakar');
  });

  it('without its country is reported where it is small or has homonyms', () => {
    expect(meaningOf('Sparta')).toContain('États-Unis');
    expect(meaningOf('Ziguinchor')).toBe(
      'no place of France has this name, and cities in Sénégal have it. Name the country beside it',
    );
    expect(meaningOf('Dakar', 'Sarthe')).toContain('cities of this name are in Sénégal');
  });
});

describe('Words that are no place', () => {
  it.each([
    ['2012'],
    ['13 000 €'],
    ['Fonds d’expérimentation pour la jeunesse 2012'],
    ['Les inscriptions sont ouvertes à Lyon'],
    ['Lille, Roubaix, Tourcoing'],
    ['99'],
    ['…'],
    ['constructor'],
  ])('are reported, such as a headline, a budget, a year: %s', (words) => {
    expect(meaningOf(words)).toMatch(/^no place of this name is known\..*Give one commune/);
  });

  it('are not even looked up when they are a whole text', () => {
    expect(meaningOf('Paris '.repeat(200_000))).toBe('it is too long to be the name of a place');
  });
});
