/* What is written for LaTeX into the head of published Markdown: how a page
 * looks. Everything has names of its own, zd…. */
#include "render/document.h"

const char zd_latex_head[] =
	"    \\usepackage{fancyhdr}\n"
	"    \\usepackage{lastpage}\n"
	"    \\usepackage[normalem]{ulem}\n"
	"    \\ifXeTeX\\TeXXeTstate=1 \\fi\n"
	"    \\pagestyle{fancy}\n"
	"    \\fancyhf{}\n"
	"    \\renewcommand{\\headrulewidth}{0pt}\n"
	"    \\newcommand{\\zdleft}[1]{\\ifXeTeX\\beginL#1\\endL\\else#1\\fi}\n"
	/* One box: its sides stay where they are, whichever way a text runs. */
	"    \\newcommand{\\zdfoot}[2]{\\fancyfoot[C]{\\hbox to\\headwidth"
	"{\\zdleft{\\rlap{\\small #1}\\hfil\n"
	"      Page \\thepage{} of \\pageref*{LastPage}\\hfil"
	"\\llap{\\small #2}}}}}\n"
	"    \\fancypagestyle{plain}{}\n"
	/* Underlined text must break over lines. */
	"    \\let\\underline\\uline\n"
	/* A serif with Cyrillic, Greek and Vietnamese letters, if it is there.
	 * Not every font has the arrows of remarks. */
	"    \\ifPDFTeX\n"
	"    \\DeclareUnicodeCharacter{2190}{\\ensuremath{\\leftarrow}}\n"
	"    \\DeclareUnicodeCharacter{2192}{\\ensuremath{\\rightarrow}}\n"
	"    \\else\n"
	"    \\IfFontExistsTF{FreeSerif}{\\setmainfont{FreeSerif}}{}\n"
	"    \\catcode\"2190=13 \\catcode\"2192=13\n"
	"    \\protected\\def^^^^2190{\\ensuremath{\\leftarrow}}\n"
	"    \\protected\\def^^^^2192{\\ensuremath{\\rightarrow}}\n"
	"    \\fi\n"
	"    \\setlength{\\parindent}{0pt}\n"
	"    \\setlength{\\parskip}{6pt plus 2pt}\n"
	/* Bold text that begins a paragraph is its label: it hangs. */
	"    \\newlength{\\zdhang}\\setlength{\\zdhang}{3.6em}\n"
	"    \\let\\zdbold\\textbf\n"
	"    \\newcommand{\\zdlabel}[1]{\\leavevmode\\hangindent=\\zdhang"
	"\\hangafter=1\n"
	"      \\sbox0{\\zdbold{#1} }\\ifdim\\wd0<\\zdhang"
	"\\makebox[\\zdhang][l]{\\zdbold{#1}}\\else\\usebox0\\fi"
	"\\ignorespaces}\n"
	"    \\renewcommand{\\textbf}[1]"
	"{\\ifvmode\\zdlabel{#1}\\else\\zdbold{#1}\\fi}\n"
	/* A paragraph that begins with "(" is a sub-paragraph, or nearly so: it
	 * is set in, and its mark hangs. \everypar is the last of all that
	 * comes before a paragraph's first sign; headings set it for their
	 * own ends, so that it must be asked each time. */
	"    \\newcommand{\\zdsubhang}{\\hangafter=1\\hangindent="
	"\\dimexpr\\zdhang+2.2em\\relax\\hskip\\zdhang\\relax}\n"
	"    \\def\\zdsee{\\ifx\\zdnext(\\zdsubhang\\fi}\n"
	"    \\def\\zdlook{\\futurelet\\zdnext\\zdsee}\n"
	"    \\def\\zdrestore#1{\\everypar{#1}#1}\n"
	"    \\AddToHook{para/begin}{\\everypar\\expandafter{\\expandafter"
	"\\zdrestore\\expandafter{\\the\\everypar}\\zdlook}}\n"
	/* No room for an author and a date that are not there. */
	"    \\makeatletter\n"
	"    \\renewcommand{\\maketitle}{\\begin{center}"
	"{\\Large\\zdbold{\\@title}\\par}\\end{center}}\n"
	"    \\makeatother\n";

/*
 * Letters that the serif has not, or not in each of its shapes, take another
 * font as they come. Chinese is broken where it may be. Where none of these
 * fonts is installed, Arabic stands upright and Chinese is missing, which
 * xelatex says.
 */
const char zd_latex_scripts[] =
	/* Before what may be skipped: there each \fi needs an \if. */
	"    \\newif\\ifzdright\\newif\\ifzdlatin\n"
	/* A footnote stands in the middle of a paragraph. */
	"    \\AddToHook{cmd/@footnotetext/before}{\\let\\zdwasright\\ifzdright"
	"\\let\\zdwaslatin\\ifzdlatin}\n"
	"    \\AddToHook{cmd/@footnotetext/after}{\\global\\let\\ifzdright"
	"\\zdwasright\\global\\let\\ifzdlatin\\zdwaslatin}\n"
	"    \\ifXeTeX\n"
	"    \\newXeTeXintercharclass\\zdhan\n"
	"    \\newXeTeXintercharclass\\zdarab\n"
	"    \\newcommand{\\zdclass}[3]{\\count255=#2\\relax\n"
	"      \\loop\\XeTeXcharclass\\count255=#1\\relax\n"
	"      \\ifnum\\count255<#3\\relax\\advance\\count255 1\\repeat}\n"
	"    \\zdclass\\zdhan{\"2E80}{\"9FFF}\n"
	"    \\zdclass\\zdhan{\"F900}{\"FAFF}\n"
	"    \\zdclass\\zdhan{\"FE30}{\"FE4F}\n"
	"    \\zdclass\\zdhan{\"FF00}{\"FFEF}\n"
	"    \\zdclass\\zdarab{\"0600}{\"06FF}\n"
	"    \\zdclass\\zdarab{\"0750}{\"077F}\n"
	"    \\zdclass\\zdarab{\"FB50}{\"FDFF}\n"
	"    \\zdclass\\zdarab{\"FE70}{\"FEFC}\n"
	"    \\newcommand{\\zdhanfont}{}\n"
	"    \\newcommand{\\zdarabfont}{\\normalfont}\n"
	"    \\newcommand{\\zdtry}[3]{\\ifdefined#1\\else"
	"\\IfFontExistsTF{#2}{\\newfontfamily#1{#2}[#3]}{}\\fi}\n"
	"    \\newcommand{\\zdfake}{AutoFakeBold,AutoFakeSlant}\n"
	"    \\zdtry\\zdh{AR PL UMing CN}\\zdfake\n"
	"    \\zdtry\\zdh{Noto Serif CJK SC}\\zdfake\n"
	"    \\zdtry\\zdh{WenQuanYi Zen Hei}\\zdfake\n"
	"    \\zdtry\\zdh{Droid Sans Fallback}\\zdfake\n"
	"    \\ifdefined\\zdh\\let\\zdhanfont\\zdh\\fi\n"
	/* Two letters in one shape, or one set under another, are no word
	 * to who searches the page. */
	"    \\zdtry\\zda{Amiri}{Script=Arabic,"
	"RawFeature={-liga;-calt;-kern}}\n"
	"    \\ifdefined\\zda\\let\\zdarabfont\\zda\\fi\n"
	"    \\newcommand{\\zdto}[1]{\\begingroup\\XeTeXinterchartokenstate=0"
	"\\relax#1\\XeTeXinterchartokenstate=1\\relax}\n"
	"    \\newcommand{\\zdbetween}[2]{%\n"
	"      \\XeTeXinterchartoks 0 #1={\\zdto{#2}}\n"
	"      \\XeTeXinterchartoks 4095 #1={\\zdto{#2}}\n"
	"      \\XeTeXinterchartoks #1 0={\\endgroup}\n"
	"      \\XeTeXinterchartoks #1 4095={\\endgroup}}\n"
	"    \\zdbetween\\zdhan{\\zdhanfont\\XeTeXlinebreaklocale \"zh\"\n"
	"      \\XeTeXlinebreakskip=0pt plus 1pt}\n"
	/* A paragraph whose words begin in Arabic runs from the right from
	 * there on. */
	"    \\newcommand{\\zdturn}{\\ifinner\\else\\ifzdright\\else"
	"\\global\\zdrighttrue\\zdmirror\\beginR\\fi\\zdshut\\fi}\n"
	/* Words in Latin between them run from the left; the space behind
	 * them is the line's. */
	"    \\newcommand{\\zdopen}{\\ifzdright\\ifinner\\else\\ifzdlatin\\else"
	"\\global\\zdlatintrue\\beginL\\fi\\fi\\fi}\n"
	"    \\newcommand{\\zdshut}{\\ifzdlatin\\global\\zdlatinfalse\n"
	"      \\ifdim\\lastskip>0pt\\skip0=\\lastskip\\unskip\\endL\n"
	"      \\hskip\\skip0"
	"\\else\\endL\\fi\\fi}\n"
	/* Round and square signs turn with the words between them. */
	"    \\newXeTeXintercharclass\\zdround\n"
	"    \\newcommand{\\zdmirror}{\\global\\XeTeXcharclass`(=\\zdround\n"
	"      \\global\\XeTeXcharclass`)=\\zdround\n"
	"      \\global\\XeTeXcharclass\"AB=\\zdround\n"
	"      \\global\\XeTeXcharclass\"BB=\\zdround\n"
	"      \\global\\XeTeXcharclass`[=\\zdround\n"
	"      \\global\\XeTeXcharclass`]=\\zdround\n"
	"      \\global\\XeTeXinterchartoks 4095 0={\\zdopen}\n"
	"      \\global\\XeTeXinterchartoks\\zdarab 0={\\endgroup\\zdopen}\n"
	"      \\global\\XeTeXinterchartoks\\zdround 0={\\endgroup\\zdopen}}\n"
	"    \\zdbetween\\zdround{\\zdshut\\ifzdright\\zdarabfont\\fi}\n"
	"    \\XeTeXinterchartoks\\zdround\\zdarab={\\endgroup"
	"\\zdto{\\zdturn\\zdarabfont}}\n"
	"    \\XeTeXinterchartoks\\zdarab\\zdround={\\endgroup"
	"\\zdto{\\ifzdright\\zdarabfont\\fi}}\n"
	"    \\AddToHook{para/begin}{\\global\\zdrightfalse"
	"\\global\\zdlatinfalse}\n"
	"    \\AddToHook{para/end}{\\ifzdright\\zdshut\\endR"
	"\\global\\zdrightfalse\\fi}\n"
	"    \\zdbetween\\zdarab{\\zdturn\\zdarabfont}\n"
	"    \\XeTeXinterchartoks\\zdhan\\zdarab={\\endgroup"
	"\\zdto\\zdarabfont}\n"
	"    \\XeTeXinterchartoks\\zdarab\\zdhan={\\endgroup"
	"\\zdto\\zdhanfont}\n"
	"    \\XeTeXinterchartokenstate=1\n"
	"    \\fi\n";

const char zd_latex_lines[] = "    \\usepackage{lineno}\n"
			      "    \\modulolinenumbers[5]\n"
			      "    \\linenumbers\n";

/* Rows apart, and labels that do not hang: in a cell some would, some not. */
const char zd_latex_narrow[] =
	"    \\renewcommand{\\zdlabel}[1]{\\zdbold{#1}}\n"
	"    \\renewcommand{\\zdsubhang}{}\n"
	"    \\AtBeginDocument{\\ifdefined\\extrarowheight"
	"\\setlength{\\extrarowheight}{5pt}\\fi}\n";

/* A delegation's sheet, a part of a package begins on a page of its own. */
const char zd_latex_parts[] =
	"    \\AddToHook{cmd/section/before}{\\clearpage}\n"
	/* An amendment's name stays with its words. */
	"    \\AddToHook{cmd/subsection/before}{\\par\\penalty-100\n"
	"    \\ifdim\\dimexpr\\pagegoal-\\pagetotal\\relax<9\\baselineskip\n"
	"    \\ifdim\\pagetotal>0pt\\newpage\\fi\\fi}\n";
