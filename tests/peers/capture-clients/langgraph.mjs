import { key, picture, questions, run, time, weather } from './common.mjs';
import { HumanMessage } from '@langchain/core/messages';
import { END, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ChatOpenAI } from '@langchain/openai';

const tools = [weather, time].map(tool => ({ type: 'function', function: tool }));

function graph(base, headers, withTools = false) {
  let model = new ChatOpenAI({ model: 'gpt-4o-mini', apiKey: key, maxRetries: 0, configuration: { baseURL: base.openai, defaultHeaders: headers } });
  if (withTools) model = model.bindTools(tools);
  return new StateGraph(MessagesAnnotation)
    .addNode('model', async ({ messages }, config) => ({ messages: [await model.invoke(messages, config)] }))
    .addEdge(START, 'model').addEdge('model', END).compile();
}

const ask = content => ({ messages: [new HumanMessage({ content })] });
const last = state => state.messages.at(-1);

async function stream(base, headers, content, enough = Infinity) {
  const controller = new AbortController();
  let text = '';
  let pieces = 0;
  for await (const [message] of await graph(base, headers).stream(ask(content), { streamMode: 'messages', signal: controller.signal })) {
    text += message.content;
    if (++pieces >= enough) controller.abort();
  }
  return { text };
}

await run('langgraph', {
  whole: async (base, headers) => ({ text: last(await graph(base, headers).invoke(ask(questions.whole))).content }),
  streamed: (base, headers) => stream(base, headers, questions.streamed),
  async tool(base, headers) {
    const message = last(await graph(base, headers, true).invoke(ask(questions.tool)));
    return { tools: message.tool_calls.map(call => ({ name: call.name, arguments: JSON.stringify(call.args) })) };
  },
  async image(base, headers) {
    const content = [{ type: 'text', text: questions.image }, { type: 'image_url', image_url: { url: `data:image/png;base64,${picture}` } }];
    return { text: last(await graph(base, headers).invoke(ask(content))).content };
  },
  error: async (base, headers) => { await graph(base, headers).invoke(ask(questions.error)); },
  abort: (base, headers) => stream(base, headers, questions.abort, 4),
});
