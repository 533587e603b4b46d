import { Html, html } from '../local/inbox/html.ts';
import type { AppPage } from '../local/pages/app-page.ts';
import { page } from '../local/pages/page.ts';

const PATH = '/track/';

/** Where messages lead on this machine: anybody follows a package there who has its number, which stands behind the path. */
export const trackingPage: AppPage = {
  path: PATH,
  name: 'Follow a package',
  purpose: 'What strangers see who have its number',
  variable: 'TRACKING_PAGE',
  show: ({ API }) => pageWithKey(API.GraphQL.apiKey ?? ''),
};

/** Asks the API what a stranger may see, with the key that every stranger has. */
function pageWithKey(apiKey: string): string {
  return page(
    'Follow a package',
    html`<h1>Follow a package</h1>
      <form id="track" data-api-key="${apiKey}">
        <input name="number" placeholder="Tracking number" required />
        <button>Follow</button>
      </form>
      <p id="said"></p>
      <div class="table"><table id="steps"></table></div>
      <script>
        ${SCRIPT};
      </script>`,
  );
}

/** What comes from outside is written as text, never as HTML. */
const SCRIPT = new Html(`
(() => {
  const form = document.querySelector('#track');
  const said = document.querySelector('#said');
  const query = 'query($n:String!){track(trackingNumber:$n){status isDelayed steps{status occurredAt place{city}}}}';
  const show = async (number) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': form.dataset.apiKey };
    const body = JSON.stringify({ query, variables: { n: number } });
    const { data } = await (await fetch('/graphql', { method: 'POST', headers, body })).json();
    const known = data?.track;
    said.textContent = known ? known.status + (known.isDelayed ? ', late' : '') : 'There is no such package.';
    const rows = (known?.steps ?? []).map(({ status, occurredAt, place }) => {
      const row = document.createElement('tr');
      for (const text of [status, place?.city ?? '', new Date(occurredAt).toLocaleString()])
        row.insertCell().textContent = text;
      return row;
    });
    document.querySelector('#steps').replaceChildren(...rows);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    location.assign('${PATH}' + encodeURIComponent(form.number.value));
  });
  const number = decodeURIComponent(location.pathname.slice('${PATH}'.length));
  form.number.value = number;
  if (number) show(number);
})()`);
