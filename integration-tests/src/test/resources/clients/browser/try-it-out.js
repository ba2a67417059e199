// Opens Swagger UI at several addresses of one server in Chromium, and tries an operation without and with a key.
// Writes one line of JSON per address: where the requests went, and their status.
//
// SERVER: the address of the server; TOKEN: an API key; SCREENSHOTS: a folder.
import http from 'node:http';
import { chromium } from 'playwright-core';

const server = new URL(process.env.SERVER);
const prefix = '/landlord';

// A reverse proxy that publishes the server below a path prefix, which it removes from requests. It rewrites nothing.
const proxy = http.createServer((request, response) => {
  if (!request.url.startsWith(prefix + '/')) {
    response.writeHead(404).end();
    return;
  }
  const { host, ...headers } = request.headers;
  const upstream = http.request(
    new URL(request.url.slice(prefix.length), server),
    { method: request.method, headers },
    (answer) => {
      response.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(response);
    },
  );
  upstream.on('error', () => response.destroy());
  request.pipe(upstream);
});
await new Promise((listening) => proxy.listen(0, '127.0.0.1', listening));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--host-resolver-rules=MAP landlord.example 127.0.0.1'],
});
const addresses = {
  ip: `http://127.0.0.1:${server.port}`,
  localhost: `http://localhost:${server.port}`,
  hostname: `http://landlord.example:${server.port}`,
  proxy: `http://127.0.0.1:${proxy.address().port}${prefix}`,
};
try {
  for (const [name, address] of Object.entries(addresses)) {
    console.log(JSON.stringify({ name, address, ...(await tryAt(name, address)) }));
  }
} finally {
  await browser.close();
  proxy.close();
}

async function tryAt(name, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1400 } });
  page.setDefaultTimeout(20_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('requestfailed', (request) => errors.push(`${request.url()}: ${request.failure().errorText}`));
  page.on('console', (message) => {
    // The browser reports the 401 that is asked for as an error.
    if (message.type() === 'error' && !message.text().includes('401')) {
      errors.push(message.text());
    }
  });
  await page.goto(`${address}/q/swagger-ui`);
  const operation = page.locator('#operations-ApiKeys-whoAmI');
  await operation.locator('.opblock-summary-control').click();
  await operation.locator('.try-out__btn').click();
  const anonymous = await execute(page, operation);

  await page.locator('.auth-wrapper .authorize').first().click();
  await page.locator('.dialog-ux input').fill(process.env.TOKEN);
  await page.locator('.dialog-ux .authorize').click();
  await page.locator('.dialog-ux .btn-done').click();
  const authorized = await execute(page, operation);
  await operation.scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png` });
  await page.close();
  return { anonymous, authorized, errors };
}

// Presses "Execute", and tells the request and the status that the page then shows.
async function execute(page, operation) {
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/v1/whoami')),
    operation.locator('.btn.execute').click(),
  ]);
  const shown = operation.locator('.live-responses-table .response .response-col_status');
  await shown.filter({ hasText: String(response.status()) }).first().waitFor();
  return { shownUrl: await operation.locator('.request-url pre').innerText(), status: response.status(), url: response.url() };
}
