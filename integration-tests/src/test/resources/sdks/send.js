// Sends usage as the SDKs of others do: each event twice, as after an answer that was lost. Ends with an error if
// anything is refused.
import { OpenMeter } from '@openmeter/sdk'
import { CloudEvent, HTTP } from 'cloudevents'

const { USAGE_EVENTS, TOKEN } = process.env
const time = '2026-11-22T12:00:00.000Z'

async function twice(send) {
  await send()
  await send()
}

async function post(headers, body) {
  const answer = await fetch(USAGE_EVENTS, {
    method: 'POST',
    headers: { ...headers, Authorization: `Bearer ${TOKEN}` },
    body,
  })
  if (!answer.ok) {
    throw new Error(`${answer.status}: ${await answer.text()}`)
  }
}

// The SDK posts to /api/v1/events below its base URL: behind # that is a fragment, which is not sent.
const openmeter = new OpenMeter({ baseUrl: `${USAGE_EVENTS}#`, apiKey: TOKEN })
const prompt = {
  id: '1', source: 'gateway', type: 'openmeter', subject: 'customer-1', time: new Date(time),
  data: { tokens: '1250.5', model: 'm' },
}
await twice(() => openmeter.events.ingest(prompt))
await twice(() =>
  openmeter.events.ingest([
    { ...prompt, id: '2', data: { tokens: 850 } },
    { ...prompt, source: 'other-gateway', data: { tokens: 49.5 } },
  ]))

const event = (id, data) =>
  new CloudEvent({ id, source: '/sdk/js', type: 'cloudevents-js', subject: 'ada@example.com', time, data })

const structured = HTTP.structured(event('a/b==', { quantity: 5 }))
await twice(() => post(structured.headers, structured.body))
const binary = HTTP.binary(event('binary 1', { quantity: 7, note: 'x' }))
await twice(() => post(binary.headers, binary.body))
const empty = HTTP.binary(event('empty'))
await twice(() => post(empty.headers))
const batch = [event('a/b==', { quantity: 5 }), event('batch', { quantity: '0.25' })]
await twice(() => post({ 'Content-Type': 'application/cloudevents-batch+json' }, JSON.stringify(batch)))
