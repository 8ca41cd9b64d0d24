import { type DomainError, isDomainError } from '../../domain/errors.ts';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import { findRequestToDecide } from '../../domain/joining/find-request.ts';
import { givenSentence } from '../../messages/acceptance.ts';
import { texts } from '../../texts/texts.ts';
import { errorText } from '../errors.ts';
import { openView, type Reply } from '../reply.ts';
import type { Context } from '../route.ts';
import type { RequestsPage } from './actions.ts';
import { approveAsView } from './views.ts';

/** Opens Accept as…, with the reason why Accept alone can't be used. @throws DomainError any other problem */
export async function chooseInstead(
  { domain, actor, command }: Context,
  joinRequestId: string,
  problem: DomainError,
  list?: RequestsPage | null,
): Promise<Reply> {
  if (!isDomainError(problem, 'cannot-grant') && !isDomainError(problem, 'acceptance-unset')) throw problem;
  const { request, acting, acceptance } = await findRequestToDecide(domain, actor, joinRequestId);
  const text = errorText(problem, command);
  return openView(approveAsView(request, acting, acceptance, { list: list ?? null, problem: text }));
}

/** "Ada is a member now, as Remote. Access to all device groups." */
export function acceptedSentence(request: JoinRequest): string {
  return texts().requests.isMember({ who: request.name, access: givenSentence(request) });
}
