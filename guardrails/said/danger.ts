// How people say that they may hurt themselves: outright, in passing, and what only sounds like it. Read over `said`, so without apostrophes and weight words.

/** What follows when somebody only speaks of how or where they live. */
const SOMEHOW =
  '(?! (?:pay ?check|check|with|in|at|on|off|here|there|near|beyond|above|below|alone|next|under|within|month|pay|hand|like|from|together|far|outside|cheap|cheaply|for|between|a|an|to|when|close|downtown|debt|by|my|the|poor|broke)\\b)';
/** What follows when somebody works, laughs or buys too much. */
const BY_WORK =
  '(?! (?:laughing|at (?:work|the)|working|with (?:work|overtime)|for (?:buying|signing|not|taking|getting|paying|closing|opening|missing|selling|nothing|that|it|a|my (?:job|boss|company)|this (?:job|company|boss|paycheck))|to (?:pay|work|save|make|afford|earn|keep|get)|in (?:the foot|overtime)|out to dry|up|a (?:text|email|note|message|reminder))\\b)';
/** What follows when the harm is done to a score or a budget. */
const BY_MONEY =
  '(?! (?:financially|credit|by|with (?:interest|fees|this|that|these)|in (?:the long|debt|bills|coffee|work)|long term|later|on taxes|score|more than|off|some|a|an|out|slack|loose|short|if i (?:close|pay|miss|take|use|skip|cosign|apply)|up|over)\\b)';
/** What follows when dying is a way to say how. */
const IN_STYLE =
  '(?! (?:broke|poor|rich|happy|old|debt free|hard|inside|laughing|cat|tired|set|on (?:this|that|the) hill|in (?:debt|style|my own)|with (?:zero|no|debt|money|this|these|my|a|style|loans)|of (?:embarrassment|shame|boredom|laughter|laughing|hunger|thirst|heat)|from (?:embarrassment|laughing|boredom|hunger|laughter)|when (?:the|my|they|it|i saw|i got)|before (?:i|my|the|paying)|for)\\b)';

const list = (patterns: readonly string[]): RegExp[] => patterns.map((source) => new RegExp(source));

/** A will to die, or harm to oneself. */
export const OUTRIGHT = list([
  // What was written letter by letter comes as one word.
  '\\b[a-z]{0,12}(?:killmyself|wanttodie|wannadie|commitsuicide|endmylife|enditall|hurtmyself)\\b',
  `\\b(?:kill|killing|killed|unalive|stab|stabbing|hang|hanging|shoot|shooting|off|offing|delete|deleting|poison|poisoning|end|ending|neck) my ?self\\b${BY_WORK}`,
  `\\b(?:hurt|hurting|harm|harming|cut|cutting|burn|burning|starve|starving|drown|drowning) my ?self\\b${BY_MONEY}${BY_WORK}`,
  '\\b(?:suicide|suicidal|unalive)\\b',
  '\\bself harm(?:ed|ing)?\\b|\\brelapsed and (?:cut|hurt|cutting|hurting|burned)\\b',
  '\\b(?:end|ending|take|taking|took) (?:my|your|ones|one s) (?:own )?life\\b(?! (?:savings?|insurance|back|policy|in|to|into|seriously|easy|changes?|events?))',
  '\\b(?:end|ending) it (?:all|tonight|today|now|for good|forever)\\b(?! with)',
  `(?<!not )\\b(?:want|wanted|wants|wanting|ready|plan|planning|need|like|prefer|deserve|choose|decided|as well) (?:to )?(?:be )?(?:die|dead|dying)\\b${IN_STYLE}`,
  `\\bwish i (?:(?:could|would|can) (?:die|be dead)|(?:was|were|am|had) (?:dead|died))\\b${IN_STYLE}`,
  `\\b(?:rather|sooner) (?:be )?(?:die|dead|six feet under|in (?:a|my) grave)\\b${IN_STYLE}`,
  '\\b(?:going to|about to|will) die (?:by suicide|tonight|today|tomorrow|alone|and|by my)\\b|\\bfeel like dying\\b(?! (?:of|from))',
  '\\b(?:dead|die|dying|death)\\b[^.?!]{0,20}\\b(?:planning (?:on it|it)|i have a plan)\\b',
  '\\b(?:take|taking|took|swallow|swallowing|swallowed) (?:all|the whole|a whole|too many|a handful|a bunch|every|a bottle)(?: of)?(?: \\w+){0,4} (?:pills|meds|tablets|medicine|tylenol|xanax)\\b|\\bpills (?:\\w+ ){0,3}in (?:front of me|my hands?|my mouth)\\b',
  '\\b(?:to overdose|of overdosing|about overdosing|overdose tonight|might overdose|will overdose)\\b(?! on (?!pills|meds|my|drugs|opioids|tylenol))',
  '(?<!\\bif )\\bi (?:\\w+ ){0,6}(?:gun|knife|rope|noose|blade|razor)\\b[^.?!]{0,40}\\bmy ?(?:self|head|neck|wrists?|throat|mouth)\\b|\\bi (?:have )?(?:bought|got|found|tied) (?:a|the|my) (?:rope|noose)(?= [.!?]|$)',
  '\\bbullet (?:in|through|into) my (?:head|brain|skull)\\b|\\b(?:blow|blowing) my brains out\\b|\\b(?:slit|cut|cutting|slitting) my (?:wrists?|throat|veins|arms?|thighs?)\\b',
  '\\b(?:jump|jumping|step|stepping|walk|walking) (?:off|from|out of|in front of|into) (?:a |the |my |an |oncoming )?(?:\\w+ )?(?:bridge|roof|building|balcony|window|cliff|train|bus|truck|subway|overpass|car|traffic|tracks)\\b(?! (?:dealership|dealer|lot|loan|market))',
  '\\buse it on my ?self\\b|\\b(?:overpass|bridge|ledge|rooftop|balcony)\\b[^.?!]{0,60}\\b(?:want to|going to|i could|i will|i might) jump\\b|\\bcrash(?:ing)? (?:my|the) (?:car|truck|bike) on purpose\\b',
  '\\b(?:going to|want to|thinking about|think about|thinking of|feel like|might|will) (?:drive|driving|crash|crashing|steer|steering)(?: my| the)?(?: car| truck| van)? (?:off|into) (?:a |the |an |oncoming )?(?:bridge|tree|wall|cliff|river|lake|traffic|pole|truck)\\b',
  '(?<!\\d |\\d)\\bkms\\b(?! (?:away|per|an? hour|from|driven|to the))|\\bctb\\b|\\bcatch(?:ing)? the bus for good\\b|\\bcheck(?:ing)? out for good\\b',
  '\\b(?:will|would|shall) not be alive\\b(?! (?:to see|when|by|long enough|without))',
  '\\bgoodbye (?:letters?|notes?|everyone|everybody|world|cruel world|forever)\\b',
  '\\b(?:painless|painful|easy|easiest|best|quick|quickest|fastest|peaceful|a) ways? (?:to|of) (?:die|dying|kill my ?self|end (?:it all|my life|your life|a life))\\b|\\b(?:pills|many|much|long) (?:\\w+ ){0,4}(?:does it|would it|will it|do i) (?:take|need)(?: \\w+){0,3} to (?:die|overdose|kill)\\b',
  '\\b(?:quiero|quisiera|deseo|prefiero|necesito) (?:morir|morirme|matarme|suicidarme)\\b(?! (?:de (?:risa|hambre|pena|verguenza|sueno|ganas|calor)|por saber))|\\bmejor me (?:muero|mato)\\b',
  '\\bme (?:quiero|voy a) (?:morir|matar)\\b(?! (?:de|por saber|trabajando))',
  '\\b(?:suicidio|suicidarme|suicidarse|suicida|matarme)\\b(?! (?:trabajando|de risa))',
  '\\b(?:quitarme|quitar me) la vida\\b|\\b(?:acabar|terminar) con mi vida\\b|\\bhacerme dano\\b|\\blastimarme\\b|\\bcortarme (?:las venas|los brazos)\\b|\\bme corto\\b(?! (?:el|las unas))',
]);

const GONE = '(?:gone|dead|not here|not around|not alive|never born|no more|out of the picture)';
const NOT =
  '(?:not|no|no longer|never|idk|unsure|nothing|stopped?|ceased?|lost(?: all)?|losing|without|hardly|barely|is|are|any|zero)';
const WILL =
  '(?:want|wanting|feel like|reasons?|points?|purpose|will|desire|deserve|worth|strength|energy|meant|see my ?self|see me|left)';
const LIVING =
  '(?:live|living|be alive|being alive|exist|existing|be here any ?more|be here|wake up|waking up|be around|(?:keep going|going on|go on)(?= [.?!,]| any ?more| like this| no more|$))';

/** No will to live, said in passing. */
export const PASSIVE = list([
  `\\b(?:better|happier|easier|best|simpler|relieved|fine|okay|freer|richer) (?:\\w+ ){0,4}?(?:if|when|once) i (?:(?:was|were|am|would be) ${GONE}|died|disappeared|vanished|did not (?:exist|wake))\\b|\\bbetter (?:off )?(?:without me|with me (?:dead|gone))\\b(?! (?:having|paying|spending|using|around this))`,
  '\\b(?:better off|easier to be) dead\\b(?! broke)',
  '\\bi (?:am|would be|might be) worth more (?:to \\w+ )?dead\\b|\\blife insurance (?:is|was) worth more than (?:i am|me|my life)\\b|\\bthan me (?:being )?alive\\b',
  `\\b${NOT} (?:\\w+ ){0,4}?${WILL} (?:\\w+ ){0,3}?${LIVING}(?: any ?more| no more| at all)?\\b${SOMEHOW}(?! (?:vacations?|trips?|holiday|as|unless|until|early|late|debt|mortgage|rent|a customer|strike|cruises?)\\b)`,
  '\\bnothing (?:(?:left |more )?to live|worth living) for\\b|\\bwill to live\\b(?<=(?:lost|no|losing|the) (?:\\w+ ){0,2}will to live)',
  '\\blife (?:is|was|feels|seems) (?:not worth(?: it| living)?|pointless|meaningless|hopeless)\\b(?! insurance)|\\bnot worth living\\b(?! (?:in|at|near|here))|\\blife has no (?:meaning|point|purpose)\\b|\\bmy existence is\\b',
  '\\b(?:hurts|painful|too hard|exhausting) to (?:be alive|exist|keep living)\\b|\\bliving is (?:too (?:hard|much|painful)|unbearable|pointless)\\b',
  '\\bwish i (?:did not exist|(?:was|were) not (?:here|alive|born)|(?:had|was|were) never (?:been )?born(?! into)|had not been born|never existed|never woke up|(?:could|would) (?:disappear|vanish) (?:forever|for good)|(?:could|would) (?:fall asleep|sleep|go to sleep) (?:forever|and)|(?:was|were) gone)\\b',
  '\\b(?:want|wish|like|love) to (?:disappear|vanish) (?:forever|for good|and never come back|from (?:this|the) (?:world|earth))\\b|\\b(?:i|want to|to) (?:cease to exist|stop existing)\\b',
  '\\bsleep (?:forever|and (?:\\w+ )?(?:never|not) wak)|\\bfall asleep (?:and never|forever)',
  '\\b(?:not|never) (?:\\w+ )?(?:wake|waking|woke) up\\b(?! (?:to|early|on time|in time|for|late|before|at|from|with|by|and|until|tired|broke|in)\\b)(?<=\\b(?:hopes?|pray|wish|if|fine|ok|okay|rather|mind|better|bed|want|love|like|easier)\\b[^.?!]{0,30})|\\b(?:hope|pray|wish|rather|want to)(?: \\w+){0,3} (?:not|never) wake up in the morning\\b',
  '\\b(?:hope|hoping|wish|wishing|pray|praying)(?: \\w+){0,3} (?:bus|truck|car|train|something|cancer|god|lightning|lord|someone) (?:would |will |could |can )?(?:hits?|kills?|runs? over|takes?|strikes?|ends?|crush(?:es)?) me\\b',
  '\\b(?:dying|death) would be (?:easier|a relief|better|nice|peaceful|a blessing)\\b',
  '\\b(?:death|dying|being dead|to die|killing my ?self) (?:is|seems|looks|feels)(?: like)? (?:the|my|an?) (?:\\w+ )?(?:way out|option|answer|solution|escape|choice|relief)\\b|\\b(?:way out|option|answer|solution|escape|choice)(?: left)? (?:is|seems|except|but|other than|besides)(?: to be)? (?:to die|death|dying|dead|suicide|in death)\\b',
  `\\b(?:no one|who|no body|any ?one) would (?:\\w+ )?(?:miss me\\b|(?:notice|care|cry|know|mind) if i (?:died|disappeared|vanished|(?:was|were) ${GONE}))`,
  '\\bi should (?:die|be dead|not be alive|not exist|not be here)\\b(?! (?:of|my|hair|the)\\b)',
  '\\b(?:can not|not think i can|no longer) (?:go on|keep living|keep going on|continue living|keep on living|go on living)\\b(?! (?:vacation|holiday|a|the|paying|with|my|our|this|that|to|trips?|in|on|at|here|there|off|near|spending|strike|leave|cruises?|like this (?:with|on|if|at))\\b)',
  '\\bcan not (?:do|handle|face|take|stand|bear) (?:this |my )?life\\b(?! (?:insurance|policy|savings))|\\bwant out of (?:this )?life\\b|\\b(?:do|does) not belong (?:in this world|on this earth|in this life|alive)\\b',
  `\\b(?:tired|sick|exhausted|done|fed up|finished) (?:of|with|from) (?:living|life|being alive|existing|existence|waking up|this life|this world|my life)\\b${SOMEHOW}(?! (?:insurance|s)\\b)`,
  '\\b(?:give|gave|given|giving) up on (?:my )?(?:life|living)\\b(?! insurance)|\\bleav(?:e|ing) this (?:world|earth|life)\\b|\\bdone with this (?:life|world)\\b',
  '\\brather not (?:be alive|wake up|exist|live|be here any)\\b(?! (?:in|with|on|here|near|at))',
  '\\bnot (?:care|matter) (?:if|whether) i (?:live|die|am alive)\\b(?! (?:in|near|on))|\\bnot mind (?:if i died|dying|being dead|not waking up)\\b',
  '\\bthink(?:ing)? (?:\\w+ )?about (?:dying|death|not being (?:here|alive|around)|being dead)\\b(?! (?:benefits?|tax\\w*|duty|insurance|certificates?|and taxes|broke|in debt))',
  '\\bwill not be (?:around|here) (?:for )?(?:much |very )?(?:longer|any ?more)\\b|\\bworry about me (?:much|any|for) (?:longer|more|long)\\b',
  '\\bwant (?:my life|it all|everything) to (?:be over|stop|end)\\b|\\bsee (?:no|any|a) future for my ?self\\b|\\bi want to be gone\\b(?! (?:from|on|for|by))',
  '\\b(?:feel like|thinking of|thinking about|think about) ending (?:things|everything|it)\\b(?! with)',
  '\\b(?:not|no|stop|why|hate|if i want|never|sick|sorry)(?: \\w+){0,6} (?:be|being|am|stay|staying) alive\\b(?! (?:to|when|by))|\\b(?:not|no|hate|done|stop)(?: \\w+){0,5} on this (?:earth|planet)\\b|\\b(?:to not|not|stop) exist(?:ing)?\\b(?<=\\b(?:i|me|better|easier|want|rather|like)\\b[^.?!]{0,30})',
  `\\bstop (?:living|breathing)\\b${SOMEHOW}(?! (?:above|beyond)\\b)|\\b(?:should i|why) (?:keep|continue|go on|bother|keep on) (?:on )?living\\b${SOMEHOW}|\\bis life worth (?:it|living)\\b|\\bmy life(?: and)?(?: i)? want it to (?:end|stop|be over)\\b`,
  '\\b(?:world|no one|no body) (?:does not |do not )?needs? me(?= [.?!,]| any ?more| here|$)|\\bwithout me in it\\b|\\bwith (?:the|my) (?:payout|insurance|life insurance) than (?:with )?me\\b',
  '\\bwhy (?:am i (?:alive|here on earth)|do i (?:exist|bother living)|was i born)\\b',
  '\\bwant to (?:be with|join|see) my dead \\w+\\b|\\b(?:join|be with) (?:my |her |him )?(?:\\w+ )?in heaven\\b',
  '\\bno (?:me )?quiero (?:vivir|seguir viviendo|existir|despertar|estar aqui en este mundo|estar viv[oa])\\b(?! (?:al dia|con|en|de|aqui|cerca|sin|fuera))',
  '\\bmejor sin mi\\b(?! [a-z])|\\bno (?:despertara|despertar|volver a despertar)\\b|\\bno vale la pena (?:vivir|seguir viviendo)\\b(?! en)|\\bla vida no vale\\b|\\b(?:mejor|estar|estaria) muert[oa]\\b|\\bno haber nacido\\b|\\b(?:ganas de (?:vivir|morir)|(?:razon|razones|motivos?) para (?:vivir|seguir viviendo)|cansad[oa] de (?:vivir|la vida))\\b(?! (?:en|al dia|de|con))|\\bnadie me extranaria\\b|\\bdesaparecer para siempre\\b',
]);

/** Insurance, films, other people's deaths, and figures of speech. */
export const ONLY_SOUNDS_LIKE_IT = [
  /\bsuicide (?:squads?|clauses?|exclusions?|girls?|prevention|hot ?lines?|provisions?|riders?|cover\w*|statistics|rates?|doors?|king|pool)\b/g,
  /\b(?:financial|financially|career|business|political|economic|credit|commercial) (?:suicide|suicidal)\b/g,
  /\b(?:is|are|be|was) (?:like |a )?suicide(?= (?:to|for|if|at|when|with))/g,
  /\b(?:suicidal history|(?:history|record) of (?:\w+ )?suicid\w+)\b/g,
  /\bnot (?:going to )?(?:kill|killing) my ?self over\b/g,
  /\bin (?:the )?(?:case|event) of (?:a )?suicide\b|\b(?:cover|covers|covered|pay|pays|paid|pay out|exclude|excludes)(?: out)?(?: \w+){0,4} suicide\b/g,
  /\b(?:husband|wife|brother|sister|mom|mother|dad|father|son|daughter|friend|uncle|aunt|cousin|partner|boyfriend|girlfriend|roommate|coworker|neighbor|grandpa|grandma|who|he|she|they|someone|somebody)(?: \w+){0,2} (?:(?:committed|commits|died by|died from|lost to|attempted|tried) (?:to )?suicide|suicide)\b/g,
  /\b(?:died by|after a|after the|his|her|their|s) suicide\b/g,
  /\b(?:kill|killing|cut|hurt|hurting) my ?self (?:laughing|at (?:work|the office|the gym)|working|with work|off from)\b/g,
  /\b(?:rather|sooner) (?:die|be dead) than (?:pay|use|wait|go|go back|shop|eat|call|deal with|spend|buy|drive|do my|do taxes|give|bank|deal)\b/g,
  /\b(?:ticket|tickets|movie|film|book|song|album|game|band|concert|merch|show|series|charge from|purchase at)(?: \w+){0,4} (?:suicide|suicidal)\b/g,
];

const THEM =
  'my (?:\\w+ )?(?:son|daughter|kid|child|wife|husband|partner|boyfriend|girlfriend|brother|sister|mom|mother|dad|father|friend|roommate|teen|nephew|niece|cousin|coworker|spouse|fiance|fiancee|ex)';

/** Somebody close is in danger now. */
export const SOMEONE_ELSE = list([
  `\\b(?:${THEM}|he|she|they)(?: \\w+){0,6} (?:kill|killing|hurt|hurting|harm|harming|cutting|hang) (?:him ?self|her ?self|them ?sel(?:f|ves))\\b(?! (?:laughing|at work|working|with|financially|by|for))`,
  `\\b${THEM} (?:is|seems|feels|sounds|has been|was)(?: \\w+)? suicidal\\b`,
  `\\b(?:${THEM}|he|she) (?:\\w+ )?(?:says? (?:he|she|they) )?(?:wants?|wanted) to (?:die|be dead|end (?:his|her|their) life)\\b`,
]);
