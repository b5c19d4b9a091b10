import { useViewer } from '#client/frame/viewer.tsx'
import { Notice } from '#client/parts/notice.tsx'
import { personName } from '#client/words/people.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'

/** Says on another force's operation whose it is, and whom to ask. Nothing on one's own. */
export function SharedNotice({ operation }: { operation: OperationReply }) {
  const { organisation } = useViewer()
  const [share] = operation.shares
  if (operation.forceId === organisation.id || share === undefined) return null
  return (
    <Notice>
      {getOrganisation(operation.forceId).name} leads this operation and shares it with your force. You can
      read it; it is in none of your figures. Questions go to {personName(operation.debriefLead)}.
    </Notice>
  )
}
