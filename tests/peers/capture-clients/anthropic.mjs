import { key, picture, questions, run, time, weather } from './common.mjs';
import Anthropic from '@anthropic-ai/sdk';

const model = 'claude-sonnet-4-5';
const tools = [weather, time].map(({ parameters, ...rest }) => ({ ...rest, input_schema: parameters }));
const client = (base, headers) => new Anthropic({ baseURL: base.anthropic, apiKey: key, defaultHeaders: headers, maxRetries: 0 });
const ask = content => ({ model, max_tokens: 500, messages: [{ role: 'user', content }] });
const textOf = answer => answer.content.filter(part => part.type === 'text').map(part => part.text).join('');

async function stream(base, headers, content, enough = Infinity) {
  let text = '';
  let pieces = 0;
  const events = await client(base, headers).messages.create({ ...ask(content), stream: true });
  for await (const event of events) {
    if (event.type === 'content_block_delta') text += event.delta.text ?? '';
    if (event.type === 'content_block_delta' && ++pieces >= enough) events.controller.abort();
  }
  return { text };
}

await run('anthropic', {
  whole: async (base, headers) => ({ text: textOf(await client(base, headers).messages.create(ask(questions.whole))) }),
  streamed: (base, headers) => stream(base, headers, questions.streamed),
  async tool(base, headers) {
    const answer = await client(base, headers).messages.create({ ...ask(questions.tool), tools });
    return { tools: answer.content.filter(part => part.type === 'tool_use').map(part => ({ name: part.name, arguments: JSON.stringify(part.input) })) };
  },
  async image(base, headers) {
    const content = [{ type: 'text', text: questions.image }, { type: 'image', source: { type: 'base64', media_type: 'image/png', data: picture } }];
    return { text: textOf(await client(base, headers).messages.create(ask(content))) };
  },
  error: async (base, headers) => { await client(base, headers).messages.create(ask(questions.error)); },
  abort: (base, headers) => stream(base, headers, questions.abort, 4),
});
