import { ApolloServer } from '@apollo/server';
import express from 'express';

/** Apollo Server behind Express that answers a constant: what a query costs before anything is done for it. */
const typeDefs = `type Query { suggestSubjects(text: String!): [Suggestion!]! }
  type Suggestion { probability: Float! subject: Subject! }
  type Subject { label: String! }`;
const suggestions = Array.from({ length: 5 }, (_, i) => ({ probability: i / 5, subject: { label: `subject ${i}` } }));
const server = new ApolloServer({ typeDefs, resolvers: { Query: { suggestSubjects: () => suggestions } } });
await server.start();
const app = express();
app.get('/cpu', (_request, response) => {
  const { user, system } = process.cpuUsage();
  response.json((user + system) / 1e6);
});
app.post('/graphql', express.json({ limit: '1mb' }), async (request, response) => {
  const { body } = await server.executeOperation(request.body);
  response.json(body.kind === 'single' ? body.singleResult : null);
});
const listening = app.listen(0, '127.0.0.1', () => {
  const address = listening.address();
  process.send?.(typeof address === 'object' ? address?.port : null);
});
process.once('disconnect', () => process.exit());
