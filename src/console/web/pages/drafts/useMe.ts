/** Who looks at the page, to tell authors beforehand that somebody else approves. */
import { useSession } from '../../frame/session.js';

export function useMe(): string | undefined {
  return useSession().current?.user.id;
}
