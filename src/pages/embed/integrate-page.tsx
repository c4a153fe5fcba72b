/** The page by which other sites set up what they show of the bank: a form, the thing itself, and the lines to copy. */

import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { type Language, localPath } from '../language.js';
import { Layout } from '../layout.js';
import { embedPath } from './embed-request.js';
import { type FormProps, IntegrateForm } from './integrate-form.js';
import { Reference } from './integrate-reference.js';
import { integratePath } from './integrate-request.js';
import { integrateWords } from './integrate-words.js';
import { recordAt } from './public-address.js';
import type { WidgetScripts } from './released-widgets.js';
import { elementLine, frameLine, heightOfFrame, pageOfRequest, scriptLine, tagsOfKinds } from './snippets.js';

export interface IntegratePageProps extends FormProps {
  /** Address of the site for others, with a slash at the end. */
  readonly address: string;
  /** The base of the IRIs. */
  readonly base: string;
  readonly widgets: WidgetScripts;
  /** The address that was pasted and is none of this bank; null: none was. */
  readonly foreign: string | null;
  /** What is wrong with what was asked; null: nothing. */
  readonly fault: string | null;
  /** Whether there is something to show. */
  readonly stands: 'shown' | 'no-address' | 'no-record';
  readonly scripts: readonly string[];
}

/** The page. */
export const IntegratePage: FC<IntegratePageProps> = (props) => {
  const { language, scripts, fault } = props;
  const words = integrateWords[language];
  return (
    <Layout language={language} title={words.title} path={integratePath} scripts={scripts} width="wide">
      <h1>{words.title}</h1>
      <p class="lead calls-lead">{words.lead}</p>
      <FromPage {...props} />
      {fault === null ? null : <p class="notice">{fault}</p>}
      <div class="columns integrate-columns">
        <IntegrateForm {...props} />
        <div id="result" data-widgets={props.widgets.movingPath}>
          <Result {...props} />
        </div>
      </div>
      <Reference language={language} address={props.address} />
    </Layout>
  );
};

const FromPage: FC<IntegratePageProps> = ({ language, foreign }) => {
  const words = integrateWords[language];
  return (
    <form class="from-page" action={localPath(language, integratePath)} method="get">
      <label for="address">{words.fromPage}</label>
      <div class="box-and-button">
        <input
          id="address"
          name="address"
          type="url"
          dir="ltr"
          value={foreign ?? ''}
          aria-describedby="address-hint"
        />
        <button type="submit">{words.take}</button>
      </div>
      <p id="address-hint" class="note">
        {words.fromPageHint}
      </p>
      {foreign === null ? null : <p class="notice">{words.notOurs}</p>}
    </form>
  );
};

const Result: FC<IntegratePageProps> = (props) => {
  const { setup, language, stands } = props;
  const words = integrateWords[language];
  if (stands !== 'shown') {
    return (
      <section aria-labelledby="preview">
        <h2 id="preview">{words.preview}</h2>
        <p role="status">{stands === 'no-address' ? words.missing : words.notFound}</p>
      </section>
    );
  }
  const { accent } = setup;
  const lines = linesOf(props);
  return (
    <>
      <section aria-labelledby="preview">
        <h2 id="preview">{words.preview}</h2>
        <div class="preview" {...(accent === null ? {} : { 'data-accent': accent })}>
          {raw(lines.element)}
          <noscript>{raw(lines.frame)}</noscript>
        </div>
      </section>
      <Lines
        id="element"
        title={words.element}
        hint={words.elementHint}
        text={`${lines.script}\n${lines.element}`}
        {...{ language }}
      />
      {accent === null ? null : (
        <Lines
          id="style"
          title={words.style}
          text={`${tagsOfKinds[setup.request.kind]} { --bis-accent: ${accent}; }`}
          {...{ language }}
        />
      )}
      <Lines id="frame" title={words.frame} hint={words.frameHint} text={lines.frame} {...{ language }} />
      <Lines id="oembed" title={words.oembed} hint={words.oembedHint} text={lines.oembed} {...{ language }} />
    </>
  );
};

const Lines: FC<{ id: string; title: string; hint?: string; text: string; language: Language }> = (props) => {
  const { id, title, hint, text, language } = props;
  const words = integrateWords[language];
  return (
    <section class="lines" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {hint === undefined ? null : <p class="note">{hint}</p>}
      <textarea
        id={id}
        readonly
        rows={text.split('\n').length + 1}
        aria-labelledby={`${id}-title`}
        spellcheck={false}
      >
        {text}
      </textarea>
      <button type="button" class="plain" hidden data-copy={id} data-done={words.copied}>
        {words.copy}
      </button>
    </section>
  );
};

/** The lines to copy, made of what is set up. */
export function linesOf({
  setup,
  address,
  base,
  widgets,
}: Pick<IntegratePageProps, 'setup' | 'address' | 'base' | 'widgets'>) {
  const { request, shown, version } = setup;
  const words = integrateWords[shown];
  const isFixed = version === 'fixed';
  const src = new URL(isFixed ? widgets.fixedPath : widgets.movingPath, address).href;
  const page = pageOfRequest(request, { language: shown, address, base });
  const link = { text: words.fallback(request.kind), href: page };
  const isCall = recordAt(request.iri, [base, address])?.startsWith('call/') === true;
  const one = isCall ? words.oneCall : words.oneInitiative;
  const title = request.kind === 'initiative' ? one : words.kinds[request.kind];
  return {
    script: scriptLine(src, isFixed ? widgets.integrity : null),
    element: elementLine(request, link, [['lang', shown]]),
    frame: frameLine(request, {
      ...{ language: shown, address, title, width: '100%' },
      height: heightOfFrame(request),
    }),
    oembed: request.kind === 'count' ? new URL(embedPath(request, shown), address).href : page,
  };
}
