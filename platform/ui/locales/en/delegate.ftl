### Delegates: people a body sends, bound by a mandate; their reports; recall.

keep-delegations = Delegates, substitutes, mandates, reports and questions to delegates
keep-delegations-why = Whoever speaks for others answers to them, also afterwards.
keep-delegations-who = Everybody, or the members of the group that sends them, as the group decided. Delegates stand there under the name they were elected by; when somebody deletes their account, that name stays, without a link to a person.
keep-candidacies = Who stands, or was asked to stand, as a delegate
keep-candidacies-why = So that members know whom they can elect.
keep-candidacies-who = Members of the group that elects. It goes with the account.
keep-recalls = Petitions for recall, their reason and how many signed
keep-recalls-why = A recall must be open to a check by those whom it concerns.
keep-recalls-who = Members of the group whose delegate it is.
keep-recall-signatures = Who signed a petition for recall
keep-recall-signatures-why = So that everybody signs once. When the petition ends, the signatures are deleted and only their number stays.
keep-recall-signatures-who = Nobody but the person who signed.
