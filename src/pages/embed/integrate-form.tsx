/** The form by which other sites set up what they show. It works by itself, and is sent at each change where scripts run. */

import type { Child, FC } from 'hono/jsx';
import { type WidgetKind, widgetKinds } from '../../model/widget-answer.js';
import { type Language, languages, localPath, wordsOf } from '../language.js';
import { layouts, mostRecords, schemes } from './embed-request.js';
import { integratePath, keptBeside, type Setup, versionChoices } from './integrate-request.js';
import { integrateWords } from './integrate-words.js';

/** A value that can be chosen. */
export interface Choice {
  readonly key: string;
  readonly label: string;
}

export interface FormProps {
  readonly setup: Setup;
  readonly language: Language;
  /** What can be chosen by facet; what is chosen is among it. */
  readonly choices: Readonly<Record<'theme' | 'territory' | 'source', readonly Choice[]>>;
}

const languageNames: Readonly<Record<Language, string>> = { fr: 'français', en: 'English' };
const usualAccent = '#0a5c4a';

/** The form. */
export const IntegrateForm: FC<FormProps> = (props) => {
  const { setup, language } = props;
  const words = integrateWords[language];
  return (
    <form class="integrate" id="setup" action={localPath(language, integratePath)} method="get">
      <fieldset>
        <legend>{words.what}</legend>
        <Radios name="kind" chosen={setup.request.kind} texts={words.kinds} values={widgetKinds} />
      </fieldset>
      <fieldset>
        <legend>{words.which}</legend>
        <Which {...props} />
      </fieldset>
      <fieldset>
        <legend>{words.how}</legend>
        <How {...props} />
      </fieldset>
      <button type="submit">{words.update}</button>
    </form>
  );
};

/** A field with its label; `only` names the kinds that it is for. */
const Field: FC<{ id: string; label: string; only?: readonly WidgetKind[]; children?: Child }> = (props) => (
  <p class="field" {...(props.only === undefined ? {} : { 'data-only': props.only.join(' ') })}>
    <label for={props.id}>{props.label}</label>
    {props.children}
  </p>
);

const Radios = <Value extends string>(props: {
  name: string;
  chosen: Value;
  texts: Readonly<Record<Value, string>>;
  values: readonly Value[];
}) => (
  <div class="radios">
    {props.values.map((value) => (
      <label>
        <input
          type="radio"
          name={props.name}
          value={value}
          {...(value === props.chosen ? { checked: true } : {})}
        />{' '}
        {props.texts[value]}
      </label>
    ))}
  </div>
);

const Which: FC<FormProps> = ({ setup: { request }, language, choices }) => {
  const words = integrateWords[language];
  const general = wordsOf(language);
  const { state, iri } = request;
  const kept = keptBeside(request);
  const searched: readonly WidgetKind[] = ['initiatives', 'map', 'count', 'calls'];
  return (
    <>
      <Field id="iri" label={words.iri} only={['initiative']}>
        <input id="iri" name="iri" type="url" value={iri} dir="ltr" />
      </Field>
      <Field id="words" label={words.words} only={searched}>
        <input id="words" name="q" type="search" value={state.text} maxlength={500} dir="auto" />
      </Field>
      {(['theme', 'territory', 'source'] as const).map((name) => (
        <Field id={name} label={general[name]} only={searched}>
          <Select
            name={name}
            chosen={state.facets[name]?.[0] ?? ''}
            choices={choices[name]}
            all={words.all}
          />
        </Field>
      ))}
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {kept.length === 0 ? null : (
        <p class="note">
          {words.alsoKept} {kept.map(([name, value]) => `${name} ${value}`).join(', ')}.{' '}
          <a href={`${localPath(language, integratePath)}?kind=${request.kind}`}>{words.clear}</a>
        </p>
      )}
    </>
  );
};

const Select: FC<{ name: string; chosen: string; choices: readonly Choice[]; all?: string }> = (props) => (
  <select id={props.name} name={props.name}>
    {props.all === undefined ? null : <option value="">{props.all}</option>}
    {props.choices.map(({ key, label }) => (
      <option value={key} {...(key === props.chosen ? { selected: true } : {})}>
        {label}
      </option>
    ))}
  </select>
);

const How: FC<FormProps> = ({ setup, language }) => {
  const words = integrateWords[language];
  const { request, shown, accent, version } = setup;
  const lists: readonly WidgetKind[] = ['initiatives', 'calls'];
  return (
    <>
      <Field id="limit" label={words.limit} only={lists}>
        <input id="limit" name="limit" type="number" min="1" max={mostRecords} value={request.limit} />
      </Field>
      <Field id="sort" label={words.sort} only={lists}>
        <Select name="sort" chosen={request.state.sort ?? ''} choices={ordersOf(language)} />
      </Field>
      <Field id="layout" label={words.layout} only={lists}>
        <Select name="layout" chosen={request.layout} choices={choicesOf(layouts, words.layouts)} />
      </Field>
      <Field id="lang" label={words.language}>
        <Select name="lang" chosen={shown} choices={choicesOf(languages, languageNames)} />
      </Field>
      <Field id="scheme" label={words.scheme}>
        <Select name="scheme" chosen={request.scheme} choices={choicesOf(schemes, words.schemes)} />
      </Field>
      <div class="field">
        <Box name="accented" isChecked={accent !== null} label={words.accented} />
        <input type="color" name="accent" value={accent ?? usualAccent} aria-label={words.accent} />
      </div>
      <div class="field" data-only="initiatives initiative calls">
        <Box name="schema" isChecked={request.wantsSchema} label={words.schema} />
      </div>
      <Field id="version" label={words.version}>
        <Select name="version" chosen={version} choices={choicesOf(versionChoices, words.versions)} />
      </Field>
    </>
  );
};

const Box: FC<{ name: string; isChecked: boolean; label: string }> = ({ name, isChecked, label }) => (
  <label class="box">
    <input type="checkbox" name={name} value="1" {...(isChecked ? { checked: true } : {})} /> {label}
  </label>
);

function choicesOf<Value extends string>(
  values: readonly Value[],
  texts: Readonly<Record<Value, string>>,
): Choice[] {
  return values.map((key) => ({ key, label: texts[key] }));
}

function ordersOf(language: Language): Choice[] {
  const { sortNewest, sortArrival, sortTitle } = wordsOf(language);
  return [
    { key: '', label: integrateWords[language].sortUsual },
    { key: 'newest', label: sortNewest },
    { key: 'arrival', label: sortArrival },
    { key: 'title', label: sortTitle },
  ];
}
