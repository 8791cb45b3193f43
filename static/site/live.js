// A page that shows a live story asks for what is new, says how many entries wait, and brings them
// in when the reader wants: nothing jumps while one reads.
const part = document.querySelector("[data-live]");
const LONGEST = 300; // seconds between two questions, when the site can't be reached

class Watch {
  constructor(section) {
    this.section = section;
    this.said = section.querySelector(".live-news");
    this.list = section.querySelector(".live-entries");
    this.pinned = section.querySelector(".live-pinned");
    this.after = section.dataset.after;
    this.every = Number(section.dataset.every);
    this.wait = this.every;
    this.waiting = new Map(); // by number: entries that the page does not show yet
    section.classList.add("is-watched");
    document.addEventListener("visibilitychange", () => this.plan(0));
    this.plan(this.wait);
  }

  plan(seconds) {
    clearTimeout(this.timer);
    if (document.visibilityState !== "visible" || this.over) return;
    this.timer = setTimeout(() => this.ask(), seconds * 1000);
  }

  async ask() {
    try {
      const answer = await fetch(`${this.section.dataset.live}?after=${this.after}`, {
        credentials: "omit",
      });
      if (answer.status === 404 || answer.status === 410) this.over = true;
      else if (!answer.ok) throw new Error(answer.status);
      else this.take(await answer.json());
      this.wait = this.every;
    } catch {
      this.wait = Math.min(this.wait * 2, LONGEST);
    }
    this.plan(this.wait);
  }

  take(news) {
    this.after = news.after;
    for (const number of news.gone) {
      this.waiting.delete(number);
      document.getElementById(`live-${number}`)?.remove();
    }
    // oldest first, as they came
    for (const entry of news.entries.reverse()) {
      // what the reader has before them reads as it does now, at its place
      if (document.getElementById(`live-${entry.number}`)) this.show(entry);
      else if (this.isOnThisPage(entry)) this.waiting.set(entry.number, entry);
    }
    if (!news.open) this.end();
    this.tell(news.more);
  }

  // corrections of entries further back belong to the pages further back
  isOnThisPage(entry) {
    const last = this.list.lastElementChild;
    const isAll = !this.section.querySelector(".live-older");
    return entry.pinned || isAll || !last || entry.number > Number(last.dataset.entry);
  }

  tell(isMore) {
    const { news, more } = this.section.dataset;
    const shown = this.said.firstElementChild;
    if (isMore) {
      const link = document.createElement("a");
      link.href = location.pathname;
      link.textContent = more;
      this.over = true;
      this.said.replaceChildren(link);
      return;
    }
    const words = this.waiting.size ? news.replace("{count}", this.waiting.size) : "";
    if (words === (shown ? shown.textContent : "")) return;
    if (!words) {
      this.said.replaceChildren();
      return;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", () => this.showWaiting());
    const hadFocus = shown && shown === document.activeElement;
    this.said.replaceChildren(button);
    if (hadFocus) button.focus();
  }

  showWaiting() {
    let first = null;
    for (const entry of this.waiting.values()) first = this.show(entry);
    this.waiting.clear();
    this.said.replaceChildren();
    this.section.querySelector(".empty")?.remove();
    if (!first) return;
    first.tabIndex = -1;
    first.focus();
  }

  show(entry) {
    const holder = document.createElement("template");
    holder.innerHTML = entry.html; // ours, sanitised when it was written
    const item = holder.content.firstElementChild;
    const old = document.getElementById(item.id);
    const into = entry.pinned ? this.pinned : this.list;
    if (old && old.parentElement === into) old.replaceWith(item);
    else {
      old?.remove();
      const after = [...into.children].find((other) => Number(other.dataset.entry) < entry.number);
      into.insertBefore(item, after || null);
    }
    return item;
  }

  end() {
    const state = this.section.querySelector(".live-state");
    state.textContent = this.section.dataset.over;
    state.classList.remove("is-open");
    // corrections may still come, but not by the minute
    this.every = LONGEST;
  }
}

if (part && "open" in part.dataset) new Watch(part);
