/**
 * What sort of word an English word is: who is told, what one is threatened with, what is to be done. A reader
 * who has met `tell your wife` then knows something of `inform his uncle`.
 */

/** Words by the name of their sort; the first sort that has a word counts. */
export const ENGLISH_SORTS: Readonly<Record<string, string>> = {
  you: "you your yours yourself ur u ya you're you've you'll you'd",
  we: "we us our ours we're we'll we've we'd i me my mine i'm i'll i've i'd",
  he: 'he him his himself she her hers herself they them their themselves someone somebody everyone everybody anyone anybody people',
  not: "not no never nor none nobody nothing don't won't can't cannot doesn't isn't aren't didn't wouldn't shouldn't couldn't haven't hasn't without neither wasn't weren't",
  kin: 'wife husband spouse partner mother mom mum mummy mama father dad daddy papa parents parent son sons daughter daughters child children kid kids baby brother brothers sister sisters uncle aunt cousin cousins niece nephew grandmother grandma granny grandfather grandpa grandad granddad family families relatives relative relations fiance girlfriend boyfriend ex kin household loved stepson',
  boss: 'boss bosses manager managers employer employers supervisor hr payroll director superiors superior commander chairman headteacher principal colleague colleagues coworker coworkers workmates workmate staff team company workplace office job',
  folk: 'friend friends neighbour neighbours neighbor neighbors landlord tenant roommate flatmate housemate lodger pal pals mate mates buddy pastor priest church village community contacts contact references reference referee guarantor guarantors customers clients elders congregation street town acquaintances classmates followers',
  media:
    'facebook instagram tiktok twitter whatsapp telegram youtube linkedin snapchat online internet web website page group groups newspaper paper radio poster posters billboard noticeboard board flyer flyers leaflets social viral post posts posting posted hashtag feed stories story reel',
  image:
    'photo photos picture pictures pic pics selfie selfies video videos image images face id passport snapshot screenshot screenshots nude nudes',
  show: 'publish publishing published share sharing shared expose exposed upload uploading circulate broadcast announce hang pin stick paste display tag tagging spread leak forward print blast',
  shame:
    'shame shaming humiliate humiliated humiliation embarrass embarrassed embarrassing disgrace ashamed shameful ridicule laugh laughing laughingstock reputation',
  tell: "tell telling told inform informing informed notify notified notifying let's alert mention reveal explain explaining disclose say saying speak speaking talk talking ask asking hear hears hearing know knows find learn learns learned",
  call: 'call calls calling called ring ringing rings phone phoning phoned dial dialing dialling text texting texts message messages messaging sms mail write contact contacting contacted reach',
  cop: 'police policeman officer officers cop cops sheriff deputy deputies constable detective inspector sergeant marshal marshals bailiff bailiffs agent agents fbi cid irs hmrc interpol customs immigration patrol investigators bureau authorities authority government federal state ministry department division unit squad',
  court:
    'court courts judge judges magistrate prosecutor attorney da tribunal summons subpoena docket hearing lawsuit suit warrant warrants claim trial judgment judgement sentence sentencing',
  jail: 'jail jailed prison imprisoned imprisonment arrest arrested arresting detained detention custody cell bars handcuffs handcuffed cuffs cuffed locked felony criminal crime crimes offence offense guilty charges charged deported convict bail lockup behind inside prosecuted prosecution',
  seize:
    'seize seized seizing garnish garnished garnishment repossess repossessed auction auctioned confiscate confiscated freeze frozen foreclose foreclosed evict evicted levy drain empty emptied',
  goods:
    'house home houses flat apartment door doors window windows gate car cars van truck motorbike scooter tyres tires windscreen fence garden shop store stall salon restaurant cafe property furniture garage roof lock locks yard belongings',
  wreck:
    'smash smashing smashed burn burning burned burnt torch fire paint spray glue slash slashed brick bricks trash wreck destroy destroyed vandalise break breaking broke broken damage damaged flood petrol kick',
  hurt: 'hurt hurting harm harming harmed kill killing killed beat beating beaten shoot shot stab stabbed cripple maim bury buried punch slap bleed blood bloody bruise strangle choke drown attack attacked torture punish suffer suffering pain die dead death violent force injure injured',
  limb: 'leg legs knee knees arm arms hand hands finger fingers neck bone bones teeth tooth head skull throat nose ribs kneecaps kneecap skin jaw',
  arms: 'gun guns knife knives bat bats hammer machete bullet bullets rope axe fist fists blade pistol weapon petrol',
  thug: 'boys lads guys men crew gang thugs goons associates bruisers hitman muscle mob',
  hunt: 'watch watching watched follow following followed wait waiting find finding track tracking hunt hunting visit visiting outside corner dark night alone',
  insult:
    'idiot moron stupid dumb fool foolish loser pathetic worthless useless lazy liar thief thieves crook cheat cheater scum trash garbage rubbish filth filthy dirty pig pigs dog dogs rat rats cow animal animals parasite parasites leech coward deadbeat lowlife scumbag beggar beggars disgusting disgrace clown freeloader cheapskate shameless swindler con fraudster vermin cockroach worm imbecile ignorant illiterate brainless brain dishonest ugly fat retarded pauper sponger',
  obscene:
    'fuck fucking fucker shit shitty bastard bitch asshole arsehole arse ass dick dickhead prick cunt wanker twat bollocks crap bullshit damn goddamn motherfucker whore slut screw piss pissed dumbass jackass',
  sex: 'sex sexual sexy naked nude nudes bed kiss body bikini porn escort massage strip lingerie intimate prostitute adult sleep',
  suicide:
    'suicide hang hanged bridge jump noose pills overdose bleach poison end cliff roof wrists train life lives alive living',
  credit:
    'credit score blacklist blacklisted bureau bureaus file rating record records banned barred lifetime forever unbankable flagged',
  often:
    'every each hourly minute minutes hour hours midnight nonstop relentlessly constantly hundred hundreds thousand thousands times dozens autodialler autodialer flood bombard stop stopping',
  wallet:
    'venmo zelle paypal cashapp gcash bitcoin btc usdt crypto mpesa itunes steam voucher vouchers envelope western union moneygram wallet giftcard giftcards',
  secret: 'pin otp password passwords cvv code codes digits login',
  bribe: 'bribe tip tips commission favour favor cut',
  charge: 'fee fees charge cost costs penalty penalties surcharge deposit commission expenses tax',
  borrow:
    'borrow borrowing loan loans lender lenders shark sharks pawn advance payday kidney plasma',
  money:
    'money cash payment payments balance amount sum debt debts arrears instalment installment instalments dues dollars pounds bucks quid rent salary wages savings pension',
  pay: 'pay paying paid pays settle settled settling clear cleared clearing repay repaid transfer transferred send sent deposit wire remit cough',
  owe: 'owe owes owed owing overdue default defaulted defaulting delinquent unpaid late outstanding behind debtor debtors defaulter',
  kindly:
    'please kindly sorry thank thanks thankyou dear sincerely welcome apologise apologize appreciate glad happy',
  help: 'help helping helpline advice adviser advisor support option options plan plans arrange arrangement agree agreed choose hardship discuss pause free charity assist assistance affordable',
  soon: 'today tonight tomorrow now immediately soon friday monday tuesday wednesday thursday saturday sunday morning evening noon weekend deadline',
  if: 'if unless until otherwise before or else',
};

export const ENGLISH_JOINING =
  'a an the to of in on at for by with and is are was were be been being am do does did have has had will would can could shall should may might must it its this that these those as from so just very there here than then but too also about into out up down off over';
