/*
 * The script of the web page. It only adds: next and previous change and
 * bracket, filters, two sides of a redline, who proposed a word, sortable
 * tables, light and dark. It knows the page's classes and nothing of drafts,
 * never writes markup, only text, and asks for nothing from anywhere.
 *
 * html.awk takes comments out, which stand on lines of their own.
 */
(function () {
"use strict";
const body = document.body, root = document.documentElement;
const main = document.querySelector("main");
const notes = document.querySelector(".notes");
const nav = document.querySelector("nav");
const isTable = !!main.querySelector(".table");

/* --- Small things --- */

function make(tag, className, ...inside) {
	const element = document.createElement(tag);
	if (className)
		element.className = className;
	element.append(...inside);
	return element;
}

function all(selector, within = main) {
	return Array.from(within.querySelectorAll(selector));
}

function shown(element) {
	return element.getClientRects().length > 0;
}

function words(element) {
	return element ? element.textContent.replace(/\s+/g, " ").trim() : "";
}

function shorten(text, most) {
	return text.length > most ? text.slice(0, most - 1) + "\u2026" : text;
}

/* What was chosen is kept where the browser allows it. */
function remember(key, value) {
	try {
		if (value === undefined)
			return localStorage.getItem("zerodraft." + key);
		localStorage.setItem("zerodraft." + key, value);
	} catch (e) {
		return null;
	}
	return value;
}

const voice = make("p", "voice");
voice.setAttribute("role", "status");
function say(text) {
	voice.textContent = text;
}

/* --- Paragraphs: what filters show or hide --- */

/* By block. */
const groupBy = new Map();
const headings = "h2,h3,h4,h5,h6";
const starts = headings + ",.paragraph,.formula";

/* A paragraph with its sub-paragraphs, or a row: its blocks in order. */
function findGroups() {
	const groups = [];
	const blocks = isTable ? all("tbody > tr") : Array.from(main.children);
	for (const block of blocks) {
		if (!groups.length || isTable || block.matches(starts) ||
			block.matches(".stub"))
			groups.push({ blocks: [], heading: block.matches(headings) });
		const group = groups[groups.length - 1];
		group.blocks.push(block);
		groupBy.set(block, group);
	}
	return groups;
}

/* The paragraph that an element stands in; none for titles and footnotes. */
function groupOf(element) {
	return groupBy.get(element.closest(
		"main > :not(.pair):not(.table),.pair > :not(.was),tbody > tr"));
}

function isHidden(element) {
	const group = groupOf(element);
	return !!group && group.blocks[0].hidden;
}

function within(group, selector) {
	return group.blocks.flatMap((block) => all(selector, block));
}

function clean(label) {
	return label.replace(/[.:\s]/g, "").toUpperCase();
}

/* Whose words they are; a title that says only whence, or what kind of change
   it is, names nobody. */
function parties(element) {
	if (element.matches(".owner"))
		return [words(element)];
	const names = element.title.split("; ")[0];
	return /^(from|to|change of) /.test(names) ? [] : names.split(", ");
}

/* A new number is no new word. */
function isLabel(element) {
	return element.childNodes.length === 1 &&
		element.firstChild.nodeType === 1 &&
		element.firstChild.matches(".label");
}

/* Looks at each paragraph once. */
function describe(group) {
	group.labels = within(group, ".label").map(words).map(clean);
	if (!group.labels.length && isTable)
		group.labels = all("td", group.blocks[0]).map(words).map(clean);
	group.owners = new Set(within(group, ".owner,.by,ins[title],del[title]")
		.flatMap(parties));
	group.changed = group.blocks.some((block) =>
		block.matches(".stub,[data-move]")) ||
		within(group, "ins,del,.owner,.said").some((e) => !isLabel(e));
	group.bracketed = within(group, ".bracket").some((e) => !e.closest(".was,del")) ||
		group.blocks.some((block) => block.matches(".contested"));
}

/* --- Brackets --- */

/* Each opening bracket of contested text becomes an element, so that it can
   be gone to. The program knows which are none: citations, statuses. */
function markBrackets() {
	const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
	const found = [];
	while (walker.nextNode())
		if (walker.currentNode.data.includes("[") &&
			!walker.currentNode.parentNode.closest(".mark,.remark,.legend,.set"))
			found.push(walker.currentNode);
	for (let text of found) {
		let at;
		while ((at = text.data.indexOf("[")) >= 0) {
			const bracket = text.splitText(at);
			text = bracket.splitText(1);
			const element = make("span", "bracket");
			bracket.before(element);
			element.append(bracket);
		}
	}
}

/* --- Going about --- */

const lists = new Map();

/* What find gives, looked for once: these elements stay. */
function placesOf(find) {
	if (!lists.has(find))
		lists.set(find, find());
	return lists.get(find);
}

/* Changes that stand together are one; a label alone is none. */
function findChanges() {
	if (body.classList.contains("compilation"))
		return all(".sign .bracket");
	let last = null;
	return all("ins,del,.by,.stub").filter((e) => {
		const joined = last && e.previousSibling === last;
		last = e;
		return !joined && !isLabel(e) && !e.closest(".was");
	});
}

function findBrackets() {
	if (isTable && !body.classList.contains("columns"))
		return [];
	return all(".bracket").filter((e) => !e.closest(".was,del"));
}

/* From an opening bracket to the one that closes it. */
function inBracket(element) {
	const block = element.closest("p,td,h1,h2,h3,h4,h5,h6");
	const range = document.createRange();
	range.setStartBefore(element);
	range.setEndAfter(block.lastChild);
	const text = range.toString().replace(/\s+/g, " ");
	let depth = 0;
	for (let i = 0; i < text.length; i++) {
		depth += text[i] === "[" ? 1 : text[i] === "]" ? -1 : 0;
		if (!depth)
			return text.slice(0, i + 1);
	}
	return text;
}

function placeOf(element) {
	const group = groupOf(element);
	const label = group && within(group, ".label").find((e) => !e.closest("del"));
	return label ? words(label).replace(/[.:]$/, "") : "";
}

/* "OP7: new: and girls. Proposed by EU" */
function tell(element) {
	const what = element.matches(".bracket") ? inBracket(element)
		: element.matches("ins.moved") ? "moved here: " + words(element)
		: element.matches("del.moved") ? "moved away: " + words(element)
		: element.matches("ins") ? "new: " + words(element)
		: element.matches("del") ? "deleted: " + words(element) +
			(element.nextSibling && element.nextSibling.nodeName === "INS"
				? ", new: " + words(element.nextSibling) : "")
		: words(element);
	const who = element.title ? " \u2013 " + element.title : "";
	const place = placeOf(element);
	return (place ? place + ": " : "") + shorten(what, 160) + who;
}

let here = null;
function settle(element) {
	if (here) {
		here.classList.remove("now");
		here.tabIndex = -1;
	}
	here = element;
	here.classList.add("now");
	here.tabIndex = 0;
}

/* The next one from where the reader is: from the last one gone to while it
   is in sight, else from the top (or the end) of what is in sight. */
function go(find, step, name) {
	const places = placesOf(find).filter((e) => !isHidden(e));
	let at = places.indexOf(here);
	const box = here && here.getBoundingClientRect();
	if (at < 0 || box.bottom < 0 || box.top > innerHeight) {
		at = places.findIndex((e) => e.getBoundingClientRect().top >= 0);
		at = at < 0 ? places.length : at;
		at = step > 0 ? at - 1 : at;
	}
	/* What stands in a column that is left out is passed over. */
	do
		at += step;
	while (at >= 0 && at < places.length && !shown(places[at]));
	if (!places.length || at < 0 || at >= places.length) {
		say(places.length ? "No further " + name : "No " + name + " here");
		return;
	}
	settle(places[at]);
	here.focus({ preventScroll: true });
	here.scrollIntoView({ block: "center" });
	say(name + " " + (at + 1) + " of " + places.length + ". " + tell(here));
}

/* --- Who proposed a word --- */

const telling = "ins,del,.by,.sign .bracket";
let pointer = "";
/* Whether the pointer is elsewhere; else the text moved beneath it. */
function points(event) {
	const before = pointer;
	pointer = event.screenX + "," + event.screenY;
	return pointer !== before;
}

function tellOf(event) {
	if (event.type === "pointerover" && !points(event))
		return;
	const element = event.target.closest && event.target.closest(telling);
	if (element && main.contains(element) && !event.target.closest("a"))
		say(tell(element));
}

/* --- Filters --- */

let groups;
const filter = { show: "all", party: "", labels: [] };

/* "OP7" is OP7, what stands beside it (bis, alt) and under it. */
function named(group) {
	return filter.labels.some((wanted) => group.labels.some((label) =>
		label === wanted ||
		(label.startsWith(wanted) && !/^[0-9]/.test(label.slice(wanted.length)))));
}

function fits(group) {
	return (filter.show !== "changed" || group.changed) &&
		(filter.show !== "bracketed" || group.bracketed) &&
		(!filter.party || group.owners.has(filter.party)) &&
		(!filter.labels.length || named(group));
}

function filterAll() {
	const asked = filter.show !== "all" || filter.party || filter.labels.length;
	let heading = [], count = 0, total = 0;
	for (const group of groups) {
		let fit = fits(group);
		if (group.heading) {
			const level = group.blocks[0].tagName;
			heading = heading.filter((g) => g.blocks[0].tagName < level);
			heading.push(group);
		} else {
			total++;
			count += fit;
		}
		for (const block of group.blocks)
			block.hidden = asked && !fit;
		/* A heading stays above what is shown of it. */
		if (fit && !group.heading)
			for (const above of heading)
				above.blocks[0].hidden = false;
	}
	for (const pair of all(".pair"))
		pair.hidden = pair.lastChild.hidden;
	for (const owner of all(".owner"))
		owner.classList.toggle("mine", words(owner) === filter.party);
	say(asked ? count + " of " + total + (isTable ? " rows" : " paragraphs") +
		" shown" : "");
}

/* --- Two sides --- */

/* A block as it was: without what is new, and cut where a block of its own
   began. */
function was(block) {
	const tag = block.matches(headings) ? "p" : block.tagName;
	let part = make(tag, block.className.replace("inserted", ""));
	const parts = [part];
	if (block.querySelector("ins.joined"))
		part.dataset.joined = "";
	if (block.dataset.name)
		part.dataset.name = block.dataset.name;
	for (const child of Array.from(block.cloneNode(true).childNodes)) {
		if (child.nodeType === 1 && child.matches("ins,small.remark"))
			continue;
		if (child.nodeType === 1 && child.matches("del.gap")) {
			part = make("p", "paragraph");
			parts.push(part);
			child.firstChild.data = "";
		}
		part.append(child);
	}
	for (const part of parts) {
		all("[id]", part).forEach((e) => e.removeAttribute("id"));
		all("ins", part).forEach((e) => e.remove());
	}
	return parts.filter((p) => words(p));
}

/* What moved stands, as it was, where it stood: at its stub. */
function pair(block, moved) {
	const old = make("div", "was");
	if (block.matches(".stub"))
		old.append(...(moved.get(block.dataset.move) || []).flatMap(was));
	else if (!block.dataset.move)
		old.append(...was(block));
	return old;
}

let paired = false;
function makePairs() {
	const blocks = Array.from(main.children)
		.concat(notes ? Array.from(notes.children).slice(1) : []);
	const moved = new Map();
	for (const block of blocks)
		if (block.dataset.move && !block.matches(".stub"))
			moved.set(block.dataset.move,
				(moved.get(block.dataset.move) || []).concat(block));
	const olds = blocks.map((block) => pair(block, moved));
	blocks.forEach((block, i) => {
		const both = make("div", "pair");
		both.hidden = block.hidden;
		block.before(both);
		both.append(olds[i], block);
	});
	const legend = document.title.split(" \u00b7 ").pop().split(" \u2192 ");
	main.prepend(make("p", "sides-head",
		make("span", "", legend[0] || "Before"),
		make("span", "", legend[1] || "After")));
	paired = true;
}

function toggleSides() {
	const on = body.classList.toggle("sides");
	if (on && !paired)
		makePairs();
	sides.setAttribute("aria-pressed", on);
	say(on ? "Side by side: as it was, as it is" : "In one column");
}

/* --- Tables --- */

function valueOf(row, column) {
	return words(row.cells[column]);
}

function sortBy(head, column) {
	const up = head.getAttribute("aria-sort") !== "ascending";
	const rows = head.closest("table").tBodies[0];
	const order = new Intl.Collator("en", { numeric: true });
	const sorted = Array.from(rows.rows).sort((a, b) =>
		(up ? 1 : -1) * order.compare(valueOf(a, column), valueOf(b, column)));
	for (const other of head.parentNode.cells)
		other.removeAttribute("aria-sort");
	head.setAttribute("aria-sort", up ? "ascending" : "descending");
	rows.append(...sorted);
}

function makeSortable() {
	for (const head of all("th")) {
		const button = make("button", "", ...head.childNodes);
		button.type = "button";
		button.addEventListener("click", () => sortBy(head, head.cellIndex));
		head.append(button);
	}
}

/* Of texts side by side any column can be left out. */
function hideColumn(column, hidden) {
	for (const row of all("tr"))
		if (row.cells[column])
			row.cells[column].hidden = hidden;
}

/* --- Tools --- */

function button(text, name, action) {
	const element = make("button", "", text);
	element.type = "button";
	element.setAttribute("aria-label", name);
	element.title = name;
	element.addEventListener("click", action);
	return element;
}

function both(word, find) {
	return make("span", "",
		button("\u2039", "Previous " + word, () => go(find, -1, word)),
		make("span", "", word),
		button("\u203a", "Next " + word, () => go(find, 1, word)));
}

function labelled(text, field) {
	return make("label", "", make("span", "", text), field);
}

function choice(options, value, action) {
	const select = make("select");
	for (const [key, text] of options) {
		const option = make("option", "", text);
		option.value = key;
		option.selected = key === value;
		select.append(option);
	}
	select.addEventListener("change", () => action(select.value));
	return select;
}

function check(text, on, action) {
	const box = make("input");
	box.type = "checkbox";
	box.checked = on;
	box.addEventListener("change", () => action(box.checked));
	return make("label", "check", box, text);
}

function setTheme(theme) {
	if (theme === "auto")
		delete root.dataset.theme;
	else
		root.dataset.theme = theme;
}

let sides = null, panel, more, byLabel, keysOn = remember("keys") !== "off";

function toggleMore(on = panel.hidden) {
	panel.hidden = !on;
	more.setAttribute("aria-expanded", on);
	if (on)
		panel.querySelector("select,input").focus();
}

function makeFilters() {
	const owners = new Set(groups.flatMap((g) => Array.from(g.owners)));
	owners.delete("");
	const names = Array.from(owners).sort();
	const fields = [];
	if (groups.some((g) => g.changed || g.bracketed))
		fields.push(labelled("Show", choice([["all", "everything"],
			["changed", names.length ? "only with proposals" : "only where words changed"],
			["bracketed", "only with brackets"]], "all",
			(value) => { filter.show = value; filterAll(); })));
	if (names.length)
		fields.push(labelled("Party", choice(
			[["", "all parties"]].concat(names.map((n) => [n, n])), "",
			(value) => { filter.party = value; filterAll(); })));
	byLabel = make("input");
	byLabel.type = "text";
	byLabel.placeholder = "OP7, OP12";
	byLabel.addEventListener("input", () => {
		filter.labels = byLabel.value.split(/[,;]/).map(clean).filter(Boolean);
		filterAll();
	});
	fields.push(labelled(isTable && !body.classList.contains("columns")
		? "Rows that name" : "Paragraphs", byLabel));
	return fields;
}

function makePanel() {
	panel = make("div", "panel", ...makeFilters());
	panel.id = "more.";
	panel.hidden = true;
	if (body.classList.contains("columns"))
		all("thead th").forEach((head, i) => panel.append(check(
			words(head), true, (on) => hideColumn(i, !on))));
	panel.append(
		labelled("Colours", choice([["auto", "as the device"],
			["light", "light"], ["dark", "dark"]],
			remember("theme") || "auto",
			(value) => { remember("theme", value); setTheme(value); })),
		check("Keys of one letter", keysOn, (on) => {
			keysOn = on;
			remember("keys", on ? "on" : "off");
		}));
	const help = make("p", "help", "Keys: ");
	const say = [["n", "p", "change"], ["]", "[", "bracket"],
		["f", "filter"], ["o", "outline"]];
	if (sides)
		say.push(["s", "side by side"]);
	for (const line of say) {
		const text = line.pop();
		help.append(...line.map((key) => make("kbd", "", key)), " " + text + "  ");
	}
	panel.append(help);
}

function makeTools() {
	const buttons = make("div", "buttons");
	if (placesOf(findChanges).length)
		buttons.append(both("change", findChanges));
	if (placesOf(findBrackets).length)
		buttons.append(both("bracket", findBrackets));
	if (body.classList.contains("redline")) {
		sides = button("Side by side", "Side by side", toggleSides);
		sides.className = "wide";
		sides.setAttribute("aria-pressed", "false");
		buttons.append(sides);
	}
	makePanel();
	more = button("Filter", "Filter, colours, keys", () => toggleMore());
	more.setAttribute("aria-expanded", "false");
	more.setAttribute("aria-controls", "more.");
	buttons.append(more);
	const tools = make("aside", "tools", voice, panel, buttons);
	tools.setAttribute("aria-label", "Tools");
	body.append(tools);
}

/* --- Keys --- */

function toggleOutline() {
	const details = nav && nav.querySelector("details");
	if (!details)
		return;
	details.open = true;
	details.querySelector("summary").focus();
}

const keys = {
	n: () => go(findChanges, 1, "change"),
	p: () => go(findChanges, -1, "change"),
	"]": () => go(findBrackets, 1, "bracket"),
	"[": () => go(findBrackets, -1, "bracket"),
	f: () => toggleMore(true),
	"?": () => toggleMore(true),
	o: toggleOutline,
	s: () => sides && shown(sides) && toggleSides(),
};

function press(event) {
	if (event.key === "Escape" && !panel.hidden) {
		toggleMore(false);
		more.focus();
		return;
	}
	if (!keysOn || event.ctrlKey || event.altKey || event.metaKey ||
		event.target.matches("input,select") || !Object.hasOwn(keys, event.key))
		return;
	event.preventDefault();
	keys[event.key]();
}

/* --- Begin --- */

setTheme(remember("theme") || "auto");
markBrackets();
groups = findGroups();
groups.forEach(describe);
if (isTable && !body.classList.contains("columns"))
	makeSortable();
makeTools();
document.addEventListener("keydown", press);
document.addEventListener("pointermove", points, { passive: true });
for (const type of ["click", "pointerover", "focusin"])
	document.addEventListener(type, tellOf);
/* One stop of the Tab key in the text: the first change, then the last one
   gone to. */
const first = placesOf(findChanges)[0];
if (first)
	first.tabIndex = 0;
})();
