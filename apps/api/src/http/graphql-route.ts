import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import { createRequestContext, type RequestContext, type Services } from '../context.js';
import { presentError } from '../graphql/present-error.js';
import { checkQueryCost, maxTokens } from '../graphql/query-cost.js';
import { identityOf, traceOf } from './request-property.js';

/** Queries and mutations, at `/graphql`. */
export async function createGraphqlRoute(
  services: Services,
  schema: GraphQLSchema,
  resources: AsyncDisposableStack,
): Promise<RequestHandler> {
  const server = new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    persistedQueries: false,
    parseOptions: { maxTokens },
    plugins: [ApolloServerPluginLandingPageDisabled(), limitCost, presentErrors],
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    logger: services.log,
  });
  await server.start();
  resources.defer(() => server.stop());
  return expressMiddleware(server, {
    context: async ({ req }) => createRequestContext(services, { ...traceOf.get(req), ...identityOf.get(req) }),
  });
}

const limitCost: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, request: { variables, operationName } }) {
        checkQueryCost(schema, { document, variables, operationName });
      },
    };
  },
};

const presentErrors: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ errors, response: { body }, contextValue }) {
        if (errors === undefined || body.kind !== 'single') return;
        body.singleResult.errors = errors.map((error) => presentError(error, contextValue));
      },
    };
  },
};
