import { useNavigate, useParams } from 'react-router'
import { refreshPeople, useAdministered } from '#client/api/administration.ts'
import { personName } from '#client/words/people.ts'

/** What an administrator's form about the person in the address shows around it, and the way back once it is done. */
export function usePersonForm() {
  const navigate = useNavigate()
  const person = useAdministered(useParams().id ?? '')
  const name = personName(person)
  const back = { to: `/admin/people/${person.id}`, words: name }
  return {
    person,
    page: { about: name, marking: 'OFFICIAL' as const, caption: name, back },
    goBack: async (done: string) => {
      await refreshPeople()
      await navigate(back.to, { state: { done } })
    },
  }
}
