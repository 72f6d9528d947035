"""Common given names and parts of names, by which a text is known for that of a person.

Collected for this use from general knowledge of Indonesian and English names. What is a word,
a place or a brand as often as a name (Bunga, Melati, Jaya, Mercy) is left out.
"""

_INDONESIAN = """
abdul abdullah abdurrahman achmad adelia adhi adinda aditya afifah agnes agung agus agustina ahmad
ainun aisyah aji akbar alamsyah aldi alfian ali alifah alvin amalia amanda amelia aminah amir anah
andi andika andini andre andreas andri anggi anggraeni anggraini anggun ani anisa anita annisa
antonius anwar apriani aprilia ardi ardian ardiansyah ari arief arif arifin aris arman arum aryani
asep asri astri astuti atika aulia ayu azis aziz azizah bagas bambang basuki bayu beni budi
budiarti budiman budiono budiyanto cahyadi cahyani cahyono candra cecep chandra christina cucu
dadang damar dani daniel dedi dedy deni denny desi desy devi dewanto dewi dhani dian diana didik
didin dimas dina dinda dini djoko dodi doni donny dwi dyah edi edy eka eko elisa elisabeth elsa
elvira endah endang enok erika erlina erna ernawati erni erwin esti eti euis eva fadhil fadilah
fahmi fahri faisal fani farah farhan farida fatimah fatma fauzan fauzi fauziah febri febriani feri
ferry fikri firda firdaus firman firmansyah fitri fitria fitriani fransiska fransiskus galih galuh
gilang gunawan gusti habib hadi hafiz hafizh haikal hakim halimah hamid hamzah hana handayani hani
hanif hardi haris hariyanto harjo harni hartati hartini hartono haryanto haryono hasan hasanah
hasanuddin hasim helmi hendra hendri hendro heni henny herawati heri herlina herman hermawan heru
hesti hidayat hidayati husein husna ibnu ibrahim ida ignatius iin ika ikhsan ilham imam iman
imelda imron inayah indira indra indrawati indri indriani irawan irawati irfan irma irna irwan
isabella ismail ismi isnaini istiqomah iwan jamal jamilah januar jefri jihad johan johannes joko
jono jubaedah juliana julianti jumadi juminah junaidi karmila kartini katarina khadijah khairul
khoirul khoirunnisa kiki kirana komang komariah krisna kristanto kristian kristina kurnia
kurniasih kurniawan kurniawati kusnadi kusuma laila laksmi larasati lastri leni lia lidya lilik
lilis lina linda lisa lisnawati luh lukman luluk lusi lutfi maharani mahendra malik maria mariana
marlina maryam maryati maulana maulida maya megawati melinda mila mira mirna misbah mita mochamad
mochammad mohamad mohammad muhamad muhammad muhidin mukhlis mulyadi mulyani mulyono murtini
mustafa mutia nabila nadia nana nanang nandang nani nasution nazwa neneng ngurah ni niken nila
nina ningsih nisa nita novi novia noviana novianti novita nugraha nugroho nunung nur nuraini
nurdin nurhasanah nurhayati nurjanah nurlaela nurlaila nurul nuryani nyoman oktavia oktaviani
olivia pandu panji permana pertiwi prabowo pramono prasetya prasetyo pratiwi priyanto priyono puji
purnama purnomo purwanti purwanto puspita puspitasari putu rachmat rachmawati raden radit raditya
rafi rafli rahma rahman rahmat rahmawati rahmi raihan raka ramadhan ramadhani ramdani ramli rangga
rani ratih ratna ratnasari reni resti retno revan reza rian riana rianto ricky rida rifki rifqi
rika rina rini rinto rio riska riski rismawati rita rizal rizka rizki rizky rizqi robby robert
rohman rohmat romi roni ronny rosa rosdiana roswita rudi rudianto rudy rukmana rully rusdi rusli
ryan sabrina safitri saiful salma salsabila samsudin samsul santi santoso saputra saputri sarah
sartika satria sekar septi septian septiana setiadi setiawan setiawati setyawan setyowati shinta
sholeh sigit silvia sinta siregar sisca siska siti slamet sofia sofyan solihin sri stefani subagyo
subandi subekti sucipto sudarman sudarsono sudirman sugeng sugiarto sugiono suharti suharto
suhartono suhendar suherman sujono sukarno sukma sulaiman sulastri sulistyo sulistyowati sumarni
sumiati sunarti sunarto supardi suparman suparno supriadi supriyadi supriyanto suradi suryadi
suryana suryani suryanto susanti susanto susi susilawati susilo sutanto sutarno sutini sutrisno
suwarno suyatno syahrul syaiful syamsul syarif syarifah tania tanti tari taufik taufiq tika tina
tini titi titin toni tri tuti tutik udin ujang ulfa umar umi usman utami utari utomo wahid wahyu
wahyudi wahyuni wahyuningsih wardani wardhana wati wawan wayan wenny wibowo wicaksono widia
widiastuti widodo widya widyastuti wijaya wijayanti winarno winarti windi wiranto wisnu wiwik
wiyono wulan wulandari yana yani yanti yanto yasin yati yayan yayuk yeni yenny yesi yoga yogi
yohana yohanes yosef yudha yudi yudistira yuli yulia yuliana yulianti yulianto yuni yunita yunus
yusri yusril yusuf zaenab zaenal zahra zainab zainal zainuddin zaki zulaikha zulfa zulfikar
zulkifli
"""
_ENGLISH = """
aaron adam alan albert alexander alice amy andrew angela anna anne anthony barbara benjamin betty
brian carl carol caroline catherine charles christopher claire cynthia david deborah dennis diane
donald donna dorothy douglas edward elizabeth emily emma eric evelyn frances gary george gerald
gregory hannah harold harry heather helen henry jacob jacqueline james jane janet jason jeffrey
jennifer jeremy jessica john jonathan joseph joshua judith julia julie karen katherine kathleen
keith kenneth kevin kimberly larry laura lauren lawrence linda lucy margaret marie martha martin
mary matthew megan melissa michael michelle nancy natalie nathan nicholas nicole oliver olivia
pamela patricia patrick paul peter philip rachel raymond rebecca richard roger ronald russell ruth
samantha samuel sandra sara scott sean sharon shirley sophie stephanie stephen steven susan teresa
theresa thomas timothy tyler vincent walter william zachary
"""
GIVEN_NAMES = frozenset(f"{_INDONESIAN} {_ENGLISH}".split())
