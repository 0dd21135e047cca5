import { key, picture, questions, run, time, weather } from './common.mjs';
import { GoogleGenAI } from '@google/genai';

const model = 'gemini-2.5-flash';
const client = (base, headers) => new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: base.gemini, headers } });
const tools = [{ functionDeclarations: [weather, time].map(({ parameters, ...rest }) => ({ ...rest, parametersJsonSchema: parameters })) }];

async function stream(base, headers, contents, enough = Infinity) {
  const controller = new AbortController();
  let text = '';
  let pieces = 0;
  const parts = await client(base, headers).models.generateContentStream({ model, contents, config: { abortSignal: controller.signal } });
  for await (const part of parts) {
    text += part.text ?? '';
    if (++pieces >= enough) controller.abort();
  }
  return { text };
}

await run('google', {
  whole: async (base, headers) => ({ text: (await client(base, headers).models.generateContent({ model, contents: questions.whole })).text }),
  streamed: (base, headers) => stream(base, headers, questions.streamed),
  async tool(base, headers) {
    const answer = await client(base, headers).models.generateContent({ model, contents: questions.tool, config: { tools } });
    return { tools: answer.functionCalls.map(call => ({ name: call.name, arguments: JSON.stringify(call.args ?? {}) })) };
  },
  async image(base, headers) {
    const contents = [{ role: 'user', parts: [{ text: questions.image }, { inlineData: { mimeType: 'image/png', data: picture } }] }];
    return { text: (await client(base, headers).models.generateContent({ model, contents })).text };
  },
  error: async (base, headers) => { await client(base, headers).models.generateContent({ model, contents: questions.error }); },
  abort: (base, headers) => stream(base, headers, questions.abort, 4),
});
