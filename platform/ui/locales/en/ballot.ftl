### Ballots: preparing an election or a question, the roll, casting, paper, the count and its account.

ballot-kicker = Ballot of { $group }
ballot-list-title = Ballots
ballot-state-draft = Being prepared
ballot-state-open = Open
ballot-state-counting = Being counted
ballot-state-closed = Counted
ballot-state-canceled = Called off
ballot-until = Open until { $moment }
ballot-ended = Closed on { $moment }
ballot-period = Open for { $period }
ballot-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
ballot-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
ballot-counting = No more ballots: the count is being done
ballot-counting-text = The result stands here in a moment. Open the page again.
ballot-canceled = This ballot was called off, and nothing was counted
ballot-yes = Yes
ballot-no = No
ballot-abstain = Abstain
ballot-nobody = nobody

## Who can know what
ballot-secrecy-open = Open ballot: members see who marked what
ballot-secrecy-hint-open = A roll call. Right for delegates, who answer to those who sent them.
ballot-secrecy-secret = Secret ballot, trusting this server
ballot-secrecy-hint-secret = Nobody sees who marked what. Those who run this server could have looked while the ballot was open.
ballot-honest-title = What this server can know
ballot-honest-open = This ballot is open: at the close, members see every name on the roll beside the marks.
ballot-honest-secret = The roll says that you have cast a ballot, never when. The ballot lies apart from it, without name and without time.
ballot-honest-open-box = Because you may change your ballot until the close, a key on this server joins you to it until then. It is kept encrypted, and nobody is shown your marks again, not even you.
ballot-honest-close = At the close the key is destroyed, and all ballots get new numbers and a new order. From then on nothing here leads from a ballot to a person. Backups made while the ballot was open can hold both; they are encrypted and age out.
ballot-honest-trust = Those who run this server, or who break into it while the ballot is open, could look. If they are your adversary, decide on paper or in a meeting.

## The page
ballot-open-form = Fill in my ballot
ballot-open-form-for = Fill in the ballot of { $name }
ballot-not-on-roll = You are not on the roll of this ballot.
ballot-roll-members = { $members } members would be on the roll
ballot-roll = { $size } people are on the roll
ballot-quorum = Quorum: { $percent } %, that is { $needed } people.
ballot-turnout = { $took } of { $size } took part.
ballot-turnout-hidden = How many took part is shown after the close.
ballot-turnout-paper = Of these, { $marked } on paper; { $counted } paper ballots were read alike by two people and counted.
ballot-result-hidden = Nobody sees a result before the close.
ballot-for-members = Only members can see this page.
ballot-run = Run this ballot
ballot-to-open = Open it
ballot-edit = Settings
ballot-to-roll = The roll
ballot-to-links = Links for people without account
ballot-to-paper = Ballots on paper
ballot-to-state = Extend, close or call off
ballot-about = What to know beforehand
ballot-no-contest = Nothing is asked yet. Add a question or an office.
ballot-contest-new = Add a question or an office
ballot-contest-edit = Edit
ballot-contest-edit-title = Edit this contest
ballot-contest-end = Take it off the ballot
ballot-budget-is = There is { $money } to spend.
ballot-seats = { $n ->
    [one] One seat.
   *[other] { $n } seats.
}

## The forms that prepare it
ballot-new-title = Prepare a ballot
ballot-new-lead = Elect people, choose between options, spend a budget, or ask several questions at once. Nobody sees it before you open it.
# Where a council is asked as if it were any other group; $group is its name.
ballot-council-heads = { $group } decides through delegates
ballot-council-heads-text = In this ballot everybody on the roll casts one ballot of the same weight; what the bodies weigh is not counted. To decide with weights, put the question to the delegates.
ballot-new-send = Go on to the questions
ballot-edit-title = Settings of the ballot
ballot-field-group = Which group decides?
ballot-field-title = Title
ballot-field-title-hint = What the whole ballot is about.
ballot-field-text = What should people know before they fill it in?
ballot-field-secrecy = Who can learn who marked what?
ballot-field-days = Days
ballot-field-hours = Hours
ballot-field-quorum = Quorum in percent
ballot-field-quorum-hint = So many of those entitled must take part. 0 means no quorum.
ballot-field-majority = What makes a question pass?
ballot-field-turnout = Who sees before the close how many took part?
ballot-turnout-always = Everybody who sees the ballot
ballot-turnout-officers = Officers and stewards
ballot-turnout-close = Nobody
ballot-field-audience = Who may see the ballot and its result?
ballot-audience-everybody = Everybody
ballot-audience-members = Members, and those on the roll
ballot-field-proxies = Ballots one person may hold for others
ballot-field-proxies-hint = 0 allows no proxies.
ballot-field-question = The question or the office
ballot-field-contest-text = A few words about it
ballot-field-rule = How is it counted?
ballot-field-rule-hint = What each rule does stands below this form.
ballot-field-options = Options, one on each line
ballot-field-options-hint = A note can follow behind a bar: “Ana Ruiz | night shift”. For a budget, the cost comes first: “Benches | 1200 | in the park”. A yes-or-no question needs none.
ballot-field-seats = Seats
ballot-field-seats-hint = How many are to be chosen; only for rules that choose several.
ballot-more-settings = More settings
ballot-field-points = Best points
ballot-field-points-hint = For rules with points or grades: from 0 to this.
ballot-field-equal = Several options may share a rank
ballot-field-equal-hint = For rules that compare in pairs.
ballot-field-budget = Money to spend
ballot-field-budget-hint = For budgets, in whole units.
ballot-field-by-number = Count projects, not money
ballot-field-by-number-hint = For the Method of Equal Shares: a small project that somebody chose is worth as much to them as a large one.
ballot-field-at-least = Seats kept for a group
ballot-field-at-least-hint = One on each line: a number and the group, which is the note behind the bar: “2 night shift”. Only where the rule is defined with it.
ballot-rules-explained = What each rule does
ballot-kind-question = A question
ballot-kind-one = Choosing one
ballot-kind-several = Choosing several
ballot-kind-budget = Spending a budget

## Rules
ballot-rule-yes-no = Yes or no
ballot-rule-means-yes-no = One question; it passes with the majority you set.
ballot-rule-plurality = Most marks wins
ballot-rule-means-plurality = Everybody marks one; whoever has most wins. With more than two options a minority can win.
ballot-rule-approval = Approval
ballot-rule-means-approval = Everybody marks all they can support; the most supported win.
ballot-rule-score = Points
ballot-rule-means-score = Everybody gives points; the highest sum wins.
ballot-rule-star = Points, then a runoff (STAR)
ballot-rule-means-star = The two with the most points are compared; whoever more people gave more points wins.
ballot-rule-majority-judgment = Grades (majority judgment)
ballot-rule-means-majority-judgment = Everybody grades each option; the best middle grade wins.
ballot-rule-irv = Instant runoff
ballot-rule-means-irv = People rank. The last is out and those ballots move on, until one has more than half.
ballot-rule-borda = Borda
ballot-rule-means-borda = A rank gives points; the highest sum wins. Easy to play with; shown for comparison.
ballot-rule-scottish-stv = Transferable vote (Scotland 2007)
ballot-rule-means-scottish-stv = People rank. Whoever reaches the quota is elected, and what is left over moves on: every large enough group gets its share of seats.
ballot-rule-wig = Transferable vote (weighted inclusive)
ballot-rule-means-wig = Like the Scottish rule, but a surplus moves on from all ballots a candidate holds.
ballot-rule-meek = Transferable vote (Meek)
ballot-rule-means-meek = The most exact transferable vote: the quota falls as ballots run out. Needs a computer.
ballot-rule-ers97 = Transferable vote (ERS97)
ballot-rule-means-ers97 = The rules of the Electoral Reform Society of 1997, made for counting by hand.
ballot-rule-schulze = Pairs: Schulze
ballot-rule-means-schulze = Each two options are compared. Whoever beats all others wins; circles are broken at their weakest link.
ballot-rule-ranked-pairs = Pairs: ranked pairs
ballot-rule-means-ranked-pairs = The clearest comparisons are locked in first; who is beaten by nobody in the end wins.
ballot-rule-minimax = Pairs: Smith and minimax
ballot-rule-means-minimax = Among those nobody outside beats, the one with the smallest worst defeat wins.
ballot-rule-plain-minimax = Pairs: minimax
ballot-rule-means-plain-minimax = The option with the smallest worst defeat wins.
ballot-rule-copeland = Pairs: Copeland
ballot-rule-means-copeland = Whoever wins the most comparisons wins.
ballot-rule-phragmen = Approval with fair shares (Phragmén)
ballot-rule-means-phragmen = People mark all they support; seats are filled so that the load is spread evenly over supporters.
ballot-rule-pav = Proportional approval
ballot-rule-means-pav = The committee that satisfies electors most, where a second representative counts half of the first.
ballot-rule-seq-pav = Proportional approval, step by step
ballot-rule-means-seq-pav = The same idea, filled seat by seat; works with many candidates.
ballot-rule-greedy = Most marks first
ballot-rule-means-greedy = Projects are paid for in the order of their marks while money lasts.
ballot-rule-equal-shares = Method of Equal Shares
ballot-rule-means-equal-shares = Everybody has the same share of the money; projects are paid for by those who marked them.
ballot-rule-budget-phragmen = Phragmén for budgets
ballot-rule-means-budget-phragmen = Money comes in evenly for everybody; a project is paid for as soon as its supporters can.

## Opening and ending
ballot-open-title = Open the ballot?
ballot-open-send = Open it now
ballot-roll-frozen = The roll is frozen: everybody who is a member at this moment, and nobody who joins later.
ballot-roll-list-frozen = The roll is frozen: the list you brought in.
ballot-lot-open = The server fixes its part of the lot and publishes the hash, so that a tie is settled fairly.
ballot-open-final = Questions, options and rules can no longer be changed.
ballot-state-title = Extend, close or call off
ballot-step-extend = Give more time
ballot-step-hint-extend = Ballots that were cast stay.
ballot-step-close = Close it now
ballot-step-hint-close = The count follows at once. Everybody sees that it ended early, and why.
ballot-step-cancel = Call it off
ballot-step-hint-cancel = Nothing is counted, and all ballots are deleted.
ballot-field-extend = How many more days?
ballot-step-reason-hint = Everybody who sees the ballot can read this.

## Filling in
ballot-title = Your ballot
ballot-how-one = Mark one, or none.
ballot-how-many = { $n ->
    [one] Mark all you can support. One is chosen.
   *[other] Mark all you can support. { $n } are chosen.
}
ballot-how-points = Give each from 0 to { NUMBER($most) } points. None is the same as the worst.
ballot-how-grades = Grade each. None is the same as the worst.
ballot-how-ranks = { $n ->
    [one] Give your first choice rank 1, your second rank 2, and so on. Stop when you do not care. One is chosen.
   *[other] Give your first choice rank 1, your second rank 2, and so on. Stop when you do not care. { $n } are chosen.
}
ballot-how-ranks-equal = { $n ->
    [one] Give your first choice rank 1, your second rank 2, and so on. Several may share a rank. One is chosen.
   *[other] Give your first choice rank 1, your second rank 2, and so on. Several may share a rank. { $n } are chosen.
}
ballot-how-budget = Mark every project you would pay for. There is { $money } to spend in all.
ballot-costs = costs { $money }
ballot-no-points = –
ballot-points-worst = { NUMBER($points) }, worst
ballot-points-best = { NUMBER($points) }, best
ballot-grade-0 = Reject
ballot-grade-1 = Poor
ballot-grade-2 = Acceptable
ballot-grade-3 = Good
ballot-grade-4 = Very good
ballot-grade-5 = Excellent
ballot-unranked = –
ballot-rank = { NUMBER($rank) }
ballot-check = Look at it before casting
ballot-preview-title = Is this your ballot?
ballot-preview-lead = Nothing is cast yet.
ballot-cast = Cast this ballot
ballot-change = Change it
ballot-blank = Nothing marked
ballot-all-blank = Nothing is marked
ballot-all-blank-text = You can cast a blank ballot: you take part, and choose nothing.
ballot-budget-sum = Together they cost { $sum } of { $budget }.
ballot-done-title = Your ballot
ballot-done = Your ballot is in the box
ballot-done-text = Until { $moment } you can cast it anew; only the last one counts.
ballot-done-secret = Nobody can show you your marks again, and there is no receipt that could prove them to others.
ballot-to-election = Back to the ballot’s page
ballot-revise = Cast it anew
ballot-again = You have cast this ballot before
ballot-again-open = What you marked stands in the form. What you cast now takes its place.
ballot-again-secret = The form is empty, because nobody can read your marks. What you cast now takes their place; if you leave now, they stay.
ballot-for = You fill in the ballot of { $name }
ballot-for-text = They asked you to hold it for them. Mark what they want.

## Proxies
ballot-proxy-give = Let somebody else cast my ballot
ballot-proxy-link = Who holds my ballot
ballot-proxy-title = Somebody else casts my ballot
ballot-proxy-lead = { $n ->
    [one] This group lets a member hold one ballot for another.
   *[other] This group lets a member hold up to { $n } ballots for others.
}
ballot-proxy-name = Who shall hold it?
ballot-proxy-name-hint = The name as it stands on the roll. Tell them how you would mark it: they see that they hold it, and cast it for you.
ballot-proxy-send = Hand over my ballot
ballot-proxy-is = { $name } holds your ballot
ballot-proxy-is-text = As long as it is not cast you can take it back.
ballot-proxy-end = Take it back

## The roll
ballot-roll-title = The roll
ballot-roll-lead = Who may cast a ballot, and who has. It knows neither when nor what.
ballot-roll-from-members = The roll is made when the ballot opens
ballot-roll-from-members-text = Everybody who is a member at that moment is on it. Or bring in a list.
ballot-roll-import = Bring in a list
ballot-roll-size = On the roll
ballot-roll-online = Cast here
ballot-roll-paper = Marked for paper
ballot-roll-search = Name
ballot-roll-search-send = Find
ballot-roll-empty = Nobody.
ballot-elector = Name
ballot-roll-has-cast = Ballot
ballot-roll-weight = Weight
ballot-roll-link = has a link
ballot-roll-proxy = handed over
ballot-cast-no = Not cast
ballot-cast-online = Cast here
ballot-cast-paper = On paper
ballot-roll-mark = Hand a paper ballot
ballot-roll-unmark = Take back
ballot-import-list = The list
ballot-import-hint = One name on each line, or a table with a header: name, mail, weight. Copied from a spreadsheet, it works as it is.
ballot-import-lead = At most { $most } people. Names and addresses are kept encrypted and deleted thirty days after the close. A list that was there before is replaced.
ballot-import-check = Check the list
ballot-import-send = Make this the roll
ballot-import-found = { $n ->
    [0] Nobody could be read from this list.
    [one] 1 person can be taken over.
   *[other] { $n } people can be taken over.
}
ballot-import-faults = { $n ->
    [one] 1 line is not taken over:
   *[other] { $n } lines are not taken over:
}
ballot-import-line = Line { NUMBER($line) },
ballot-fault-no-name = there is no name
ballot-fault-long-name = the name is too long
ballot-fault-mail = this is no e-mail address
ballot-fault-weight = the weight is not a whole number from 1 to 10,000
ballot-fault-double = the same as line { NUMBER($line) }
ballot-fault-too-many = the list is too long
ballot-fault-unreadable = the line cannot be read

## Links
ballot-links-title = Links for people without account
ballot-links-lead = Whoever is on the roll without an account casts the ballot with a link of their own.
ballot-links-once = Each link is shown once
ballot-links-once-text = This server keeps only a hash of it. Print the letters now, or let them be mailed. Who holds a link can cast that ballot.
ballot-links-missing = { $n ->
    [0] Everybody without an account has a link.
    [one] 1 person has no link yet.
   *[other] { $n } people have no link yet.
}
ballot-links-print = Make the letters to print
ballot-links-mails = { $n ->
    [one] 1 of them has an e-mail address on the list.
   *[other] { $n } of them have an e-mail address on the list.
}
ballot-links-mail = Send the links by e-mail
ballot-links-printed = { $n ->
    [0] There is nobody to write to.
    [one] One letter. Print it now: it is shown only this once.
   *[other] { $n } letters. Print them now: they are shown only this once.
}
ballot-letter = Scan the code or type the address, and cast your ballot. Open until { $moment }.
ballot-letter-keep = Keep this letter to yourself: whoever has it can cast your ballot.
ballot-letter-scan = Code with the address of your ballot
ballot-mail-subject = Your ballot: { $title }
ballot-mail-text =
    Hello { $name },

    { $group } asks you to decide: { $title }

    Cast your ballot here: { $link }

    Open until { $moment }. Keep this message to yourself: whoever has the link can cast your ballot.

## Paper
ballot-paper-title = Ballots on paper
ballot-paper-lead = Write a number on each paper ballot when the box is emptied. Two people enter each of them, without seeing what the other read. What both read alike is counted at the close.
ballot-paper-agreed = Read alike by two
ballot-paper-books = These numbers should be the same at the close
ballot-paper-books-text = As many paper ballots should be read as people were marked on the roll.
ballot-paper-enter = Enter a paper ballot
ballot-paper-number = Number
ballot-paper-number-hint = The number written on this paper ballot.
ballot-paper-send = Enter it
ballot-paper-all = Paper ballots
ballot-paper-state = Where it stands
ballot-paper-alike = Read alike by two
ballot-paper-differs = Two people read different things
ballot-paper-second = Waits for a second person
ballot-paper-yours = Waits for you
ballot-paper-again = Read it again
ballot-paper-ballot = A ballot on paper

## The result
ballot-result-title = The result
ballot-passed = Passed: { $yes } yes, { $no } no, { $abstained } abstained.
ballot-failed = Not passed: { $yes } yes, { $no } no, { $abstained } abstained.
ballot-chosen = Chosen: { $names }.
ballot-funded = Paid for: { $names }.
ballot-none-chosen = Nothing is chosen: no ballot counts.
ballot-none-funded = Nothing is paid for.
ballot-no-effect = Without effect: too few took part.
ballot-uncounted = This rule cannot count this contest. The ballots are published for another count.
ballot-no-quorum = The quorum was not reached, so nothing is decided
ballot-counted = { $valid } ballots count, { $spoilt } are blank or cannot be counted.
ballot-by-lot = A lot had to decide.
ballot-to-account = The count step by step
ballot-to-decision = Read the decision
ballot-account-title = How “{ $title }” was counted
ballot-rounds = The count in words
ballot-round = Round { NUMBER($round) }
ballot-flow = Votes in each round
ballot-quota = Needed to be elected: { $quota }
ballot-won = elected
ballot-option = Option
# $outcome is the outcome in one sentence.
ballot-figure = A drawing of the count. { $outcome } The same stands in words above.
ballot-pairs = Who is preferred to whom
ballot-pairs-lead = Each row says how many prefer that option to the one in the column. The larger of each two is strong.
# Shown under the count: what other rules would make of the same ballots. { $rule } is the rule that decides.
ballot-others = The same ballots by other rules
ballot-others-lead = For information only. This was decided by { $rule }, the rule fixed before the first ballot; no other rule decides anything here.
ballot-others-why = Rules may differ because each looks at something else in a ballot. And for another rule, people might have filled in their ballots otherwise.
ballot-roll-call = Who marked what
ballot-ballot = Ballot
ballot-again-title = Count it again
ballot-again-lead = Nobody has to believe this count. Here is everything another program needs.
ballot-file-blt = Ballots in BLT, which most counting programs read
ballot-file-csv = Ballots as a table (CSV)
ballot-file-json = The account of the count (JSON)
ballot-verify-lead = The account can be checked against the ballots without this server:
ballot-patterns = An unusual ranking can give away who cast it. Do not publish more about who took part than is needed.
ballot-few = Too few ballots to publish
ballot-few-text = With fewer than five ballots, publishing them would tell who marked what. Only the sums stand here.

## The lot
ballot-lot-title = How a lot is drawn
ballot-lot-commitment = At the opening this server drew a random number and published its hash. At the close it publishes the number. The lot is drawn from it and from all ballots together, so nobody can know it before the last ballot is in.
ballot-lot-needed = There was a tie that the rule leaves to the lot.
ballot-lot-not-needed = There was no tie that needed the lot. It can be checked all the same.
ballot-lot-how = The server’s number was fixed by its hash before the first ballot. The ballots gave the other half. Options are put in order by the hash of the lot’s text and their number; the first has the better lot.
ballot-lot-field-commitment = Published at the opening
ballot-lot-field-part = The server’s number
ballot-lot-field-box = Hash of all ballots
ballot-lot-field-text = Text of the lot

## What can go wrong
ballot-problem-number = Type a whole number in this range: { $range }.
ballot-problem-period = The ballot must be open for an hour at least.
ballot-problem-rule = Choose how it is counted.
ballot-problem-no-option = Write at least one option.
ballot-problem-option = “{ $option }” cannot be taken as an option: write a name of at most 160 characters.
ballot-problem-option-twice = “{ $option }” stands there twice.
ballot-problem-cost = “{ $option }” needs a cost behind a bar, as a whole number.
ballot-problem-many-options = A contest has { $most } options at most.
ballot-problem-at-least = Write a number and a group on each line, such as “2 night shift”.
ballot-problem-unknown-option = { $contest }: an option was chosen that is not on this ballot. Choose again.
ballot-problem-too-many = { $contest }: mark at most { $most }.
ballot-problem-points = { $contest }: “{ $option }” can have from 0 to { $most } points.
ballot-problem-rank = { $contest }: “{ $option }” can have a rank from 1 to { $most }.
ballot-problem-equal-ranks = { $contest }: rank { $rank } is given more than once ({ $options }). Give each a rank of its own.
ballot-problem-not-draft = This ballot was opened already.
ballot-problem-no-contest = Add at least one question or office first.
ballot-problem-no-options = Each contest needs at least one option.
ballot-problem-no-roll = Nobody is on the roll.
ballot-problem-not-open = This ballot is not open. Nothing was saved.
ballot-problem-too-late = This came too late: the ballot is closed. What you sent now was not counted.
ballot-problem-canceled = This ballot was called off. Nothing was counted.
ballot-problem-on-paper = You are marked as casting on paper, so this server takes no ballot from you. If that is wrong, tell those who keep the roll.
ballot-problem-held = Somebody holds your ballot for you. Take it back first if you want to cast it yourself.
ballot-problem-mark = That could not be marked: the ballot is closed, or this person has cast here.
ballot-problem-read-twice = Two others have read this ballot already.
ballot-problem-proxy-late = The ballot is closed, or yours is already cast.
ballot-problem-proxy-unknown = Nobody of this name is on the roll. Write it exactly as it stands there.
ballot-problem-proxy-twice = Two people on the roll have this name. Ask those who keep the roll.
ballot-problem-proxy-chain = This person cannot hold your ballot: they have no account, handed their own over, or you hold one for others.
ballot-problem-proxy-full = This person already holds as many ballots as the group allows.

keep-elections = Ballots’ questions, options, settings and results
keep-elections-why = So that every decision can be traced to its count.
keep-elections-who = Everybody, or the members of the group, as it was set.
keep-ballots = Ballots that were cast, without name and without time
keep-ballots-why = So that anybody can count again. In an open ballot they carry the elector; in a secret one nothing leads to a person after the close.
keep-ballots-who = Whoever sees the result; below five secret ballots only sums.
keep-electors = Rolls: who may cast a ballot and who has, with links and addresses from lists
keep-electors-why = So that everybody casts one ballot. Counted from the close; in an open ballot the names stay beside the marks.
keep-electors-who = Stewards and officers of the group; in an open ballot its members.

## The count in sentences. Names and figures come from the count.
tally-ballots = { $cast ->
    [one] One ballot was cast; { NUMBER($valid) } counts, { NUMBER($spoilt) } does not. Counted by this rule: { $rule }.
   *[other] { $cast } ballots were cast; { NUMBER($valid) } count, { NUMBER($spoilt) } do not. Counted by this rule: { $rule }.
}
tally-first = { $ballots ->
    [one] The ballot goes to its first choice.
   *[other] All { $ballots } ballots go to their first choice.
}
tally-quota = { $quota } votes are needed to be elected.
tally-elected = { $name } has { $votes } votes and is elected.
tally-elected-unopposed = { $name } is elected with { $votes } votes: only as many are left as there are seats.
tally-surplus = { $name } has { $surplus } votes more than needed. The ballots go on to their next choices, each with the part of a vote that was not needed.
tally-excluded = { $people ->
    [one] Nobody else has reached the number needed. { $names } had the fewest votes ({ $votes }) and is out; the ballots go on to their next choices.
   *[other] Nobody else has reached the number needed. { $names } had the fewest votes ({ $votes } together) and are out; the ballots go on to their next choices.
}
tally-doomed = { $names }, with { $votes } votes, can no longer be elected, because seats are kept for a group.
tally-moved = { $votes } votes ({ $ballots ->
    [one] one ballot
   *[other] { $ballots } ballots
}) went to { $name }.
tally-moved-ballots = { $ballots ->
    [one] One ballot
   *[other] { $ballots } ballots
} went to { $name }.
tally-exhausted = { $votes } votes ({ $ballots ->
    [one] one ballot
   *[other] { $ballots } ballots
}) had no further choice.
tally-exhausted-ballots = { $ballots ->
    [one] One ballot
   *[other] { $ballots } ballots
} had no further choice.
tally-resumed = Of these, { $ballots ->
    [one] one ballot
   *[other] { $ballots } ballots
} had waited on a rank with several names.
tally-batch = Those worth { $value } each were moved.
tally-kept = The votes beyond the quota were spread in { $passes ->
    [one] one pass
   *[other] { $passes } passes
}; { $surplus } was left to spread.
tally-pair = { NUMBER($ayes) } prefer { $winner } to { $loser }, { NUMBER($noes) } the other way round.
tally-pair-locked = { $winner } before { $loser } ({ NUMBER($ayes) } to { NUMBER($noes) }): kept.
tally-pair-left-out = { $winner } before { $loser } ({ NUMBER($ayes) } to { NUMBER($noes) }): left out, it contradicts stronger ones.
tally-among = The choice is among { $names }.
tally-paths = The strongest chains of preferences between all pairs are compared.
tally-chain = The strongest chain from { $from } to { $to } goes over { $names }; its weakest link is { NUMBER($strength) }.
tally-defeats = The worst defeat of each is looked at; the smallest wins.
tally-loads = Whoever leaves the smallest load on each of their supporters is next.
tally-committee = { $names } together satisfy electors most: { $score }.
tally-points = The points of all are added up.
tally-grades = The grades of each are put in order, and the middle one is taken.
tally-funded = { $name } is paid for; it costs { $cost }, and { $left } is left.
tally-paid = { $electors ->
    [one] One person pays
   *[other] { $electors } people pay
} { $each } each, { $together } together.
tally-paid-all-they-had = { $electors ->
    [one] One person gives
   *[other] { $electors } people give
} all they had left, less than the others: { $together } together.
tally-too-dear = { $name } costs { $cost }, and only { $left } is left for it: passed over.
tally-share = Everybody has { $each } to spend, after { $added ->
    [one] one addition
   *[other] { $added } additions
}.
tally-completed = What was left was spent on the projects with the most support that fit.
tally-tie-elect = { $tied } were level. { $settled ->
    [round] In round { NUMBER($earlier) } they were not
    [rule] The rule’s next measure decides
   *[lot] The lot decides
}: { $chosen } goes first.
tally-tie-exclude = { $tied } were level. { $settled ->
    [round] In round { NUMBER($earlier) } they were not
    [rule] The rule’s next measure decides
   *[lot] The lot decides
}: { $chosen } goes out.
tally-tie-surplus = { $tied } had as much over. { $settled ->
    [round] In round { NUMBER($earlier) } they were not level
    [rule] The rule’s next measure decides
   *[lot] The lot decides
}: { $chosen } goes first.
tally-tie-order = { $tied } were level. { $settled ->
    [round] In round { NUMBER($earlier) } they were not
    [rule] The rule’s next measure decides
   *[lot] The lot decides
}: { $chosen } goes first.
tally-tie-fund = { $tied } were level. { $settled ->
    [round] In round { NUMBER($earlier) } they were not
    [rule] The rule’s next measure decides
   *[lot] The lot decides
}: { $chosen } goes first.
tally-note-no-ballots = No ballot counts, so nobody is elected.
tally-note-uncontested = No more stand than there are seats: all of them are elected.
tally-note-seats-empty = Seats stay empty: too few stand.
tally-note-lot-without-seed = A lot was needed, and no text had been published for it beforehand.
tally-note-another-kind = The ballots were cast in another form and read as this rule needs them.
tally-note-constraint-unmet = Too few of a group stand for the seats that were kept for it.
tally-note-not-exhaustive = There are too many possible committees to try all; this is the best found step by step.
tally-question-passed = Passed: { NUMBER($yes) } yes, { NUMBER($no) } no, { NUMBER($abstained) } abstained.
tally-question-failed = Not passed: { NUMBER($yes) } yes, { NUMBER($no) } no, { NUMBER($abstained) } abstained.
tally-question-not-quorate = Not valid: { NUMBER($quorum) } had to take part. { NUMBER($yes) } yes, { NUMBER($no) } no, { NUMBER($abstained) } abstained.
tally-winners = Chosen: { $names }.
tally-funded-all = { $projects ->
    [one] One project is paid for.
   *[other] { $projects } projects are paid for.
}
tally-margin = { $ballots ->
    [one] One ballot
   *[other] { $ballots } ballots
} cast otherwise could have changed the outcome, and no fewer; this is exact.
tally-margin-between = It would have taken at least { $ballots ->
    [one] one ballot
   *[other] { $ballots } ballots
} cast otherwise to change the outcome; { $most } are known to be enough.
tally-margin-enough = { $ballots ->
    [one] One ballot cast otherwise is
   *[other] { $ballots } ballots cast otherwise are
} known to be enough to change the outcome; whether fewer would have done is not known.
tally-margin-lot = It was level: the lot decided, and could have decided otherwise.
tally-margin-at-least = At least { $ballots ->
    [one] one ballot
   *[other] { $ballots } ballots
} would have had to be cast otherwise to change the outcome.
tally-other-rule = { $rule }: { $same ->
    [same] the same outcome
   *[other] another outcome
}, { $names }.
tally-other-rule-tied = { $rule }: { $same ->
    [same] the same outcome by lot
   *[other] another outcome by lot
}, { $names }.
