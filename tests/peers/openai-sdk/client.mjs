// Asks the demo provider with OpenAI's own client and prints what that client understood, as one JSON line.
import OpenAI from 'openai';

const client = new OpenAI({baseURL: process.argv[2], apiKey: 'sk-demo', maxRetries: 1});
const question = {model: 'demo-small', seed: 7, messages: [{role: 'user', content: 'What is the weather in Lisbon?'}]};
const tools = [{type: 'function', function: {name: 'get_weather',
  parameters: {type: 'object', properties: {city: {type: 'string'}}}}}];
const result = {};

const models = await client.models.list();
result.models = models.data.map(model => model.id);

const whole = await client.chat.completions.create(question);
result.whole = {text: whole.choices[0].message.content, usage: whole.usage, fingerprint: whole.system_fingerprint};

let text = '';
let last;
const stream = await client.chat.completions.create({...question, stream: true, stream_options: {include_usage: true}});
for await (const chunk of stream) {
  text += chunk.choices[0]?.delta?.content ?? '';
  last = chunk;
}
result.streamed = {text, usage: last.usage};

const runner = client.chat.completions.stream({...question, tools});
const final = await runner.finalChatCompletion();
result.tool = final.choices[0].message.tool_calls[0].function;
result.toolReason = final.choices[0].finish_reason;

// The client waits as long as it is told to and asks again.
const retried = await client.chat.completions.create({...question, messages: [{role: 'user', content: '/rate-limit 1'}]});
result.retried = retried.choices[0].finish_reason;

result.errors = {};
for (const command of ['/bad-key', '/error 404', '/error 500', '/quota', '/html', '/stream-error', '/helicone-rate-limit 1 9']) {
  try {
    const broken = await client.chat.completions.create(
      {...question, stream: command === '/stream-error', messages: [{role: 'user', content: command}]}, {maxRetries: 0});
    if (command === '/stream-error') for await (const _ of broken);
    result.errors[command] = null;
  } catch (error) {
    result.errors[command] = {name: error.constructor.name, status: error.status ?? null, message: error.message};
  }
}
console.log(JSON.stringify(result));
