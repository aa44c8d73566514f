// A passage dragged in the timetable leads to the page that says what it would change: nothing is kept from here. The same is done by its form.
'use strict';
for (const horaire of document.querySelectorAll('.image-d-horaire')) {
  const images = [...horaire.querySelectorAll('svg.horaire')];
  // The line under the pointer, in whichever block it stands: the nearest one beyond the first and the last.
  const ligneA = y => {
    const image = images.find(i => y < i.getBoundingClientRect().bottom) ?? images[images.length - 1];
    const lignes = [...image.querySelectorAll('g[data-commission]')], r = image.getBoundingClientRect();
    const rang = Math.floor((y - r.top - Number(image.dataset.entete)) / Number(image.dataset.ligne));
    return lignes[Math.min(lignes.length - 1, Math.max(0, rang))];
  };
  for (const image of images) {
    const d = image.dataset, nombre = n => Number(d[n]);
    for (const passage of image.querySelectorAll('a.passage')) {
      const rect = passage.querySelector('rect');
      let depart = null, bouge = false;
      const repose = () => { depart = null; horaire.classList.remove('glisse'); passage.classList.remove('tire'); passage.removeAttribute('transform'); };
      passage.addEventListener('dragstart', e => e.preventDefault());
      passage.addEventListener('pointerdown', e => { if (e.button === 0 && e.pointerType === 'mouse') { depart = { x: e.clientX, y: e.clientY }; bouge = false; passage.setPointerCapture(e.pointerId); } });
      passage.addEventListener('pointermove', e => {
        if (!depart) return;
        const [x, y] = [e.clientX - depart.x, e.clientY - depart.y]; bouge ||= Math.hypot(x, y) > 6;
        if (bouge) { horaire.classList.add('glisse'); passage.classList.add('tire'); passage.setAttribute('transform', `translate(${x} ${y})`); }
      });
      passage.addEventListener('pointercancel', repose);
      passage.addEventListener('pointerup', e => {
        if (!depart) return;
        const x = Number(rect.getAttribute('x')) + e.clientX - depart.x;
        repose();
        if (!bouge) return;
        const minutes = nombre('debut') + Math.round((x - nombre('marge')) / nombre('pixels') / 5) * 5;
        const debut = new Date(minutes * 60000).toISOString().slice(0, 16);
        location.assign(`/plannings/${d.planning}/passage?${new URLSearchParams({ candidat: passage.dataset.candidat, epreuve: passage.dataset.epreuve, commission: ligneA(e.clientY).dataset.commission, debut })}`);
      });
      passage.addEventListener('click', e => { if (bouge) { e.preventDefault(); bouge = false; } });
    }
  }
}
