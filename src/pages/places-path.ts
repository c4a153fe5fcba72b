/** Where places are asked for while their names are typed, without language prefix. */
export const placesPath = '/lieux';
