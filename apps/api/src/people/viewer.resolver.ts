import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { ViewerObject } from './viewer.object.js';

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerObject, { description: 'Who this request is from; asked without signing in, too.' })
  viewer(@Ctx() { actor }: RequestContext): ViewerObject {
    return new ViewerObject(actor);
  }
}
