// A file of its own: the server's policy runs no script inside a page.
// No browser lets a page on a disk load the modules beside it.
if (location.protocol === "file:") {
  const place = document.querySelector(".loading");
  const link = document.createElement("a");
  link.href = "./entente.html";
  link.textContent = "entente.html";
  place.textContent = "This page needs a web server. From a disk, open ";
  place.append(link, " beside it, which holds all of it in one file; or run “entente serve”.");
}
