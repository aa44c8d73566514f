// A passage dragged in the timetable leads to the page that says what it would change: nothing is kept from here. The same is done by its form.
'use strict';
for (const image of document.querySelectorAll('svg.horaire')) {
  const d = image.dataset, nombre = n => Number(d[n]);
  const lignes = [...image.querySelectorAll('g[data-commission]')];
  const point = e => { const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(image.getScreenCTM().inverse()); return p; };
  for (const passage of image.querySelectorAll('a.passage')) {
    const rect = passage.querySelector('rect');
    let depart = null, bouge = false;
    passage.addEventListener('dragstart', e => e.preventDefault());
    passage.addEventListener('pointerdown', e => { if (e.button === 0 && e.pointerType === 'mouse') { depart = point(e); bouge = false; passage.setPointerCapture(e.pointerId); } });
    passage.addEventListener('pointermove', e => {
      if (!depart) return;
      const p = point(e); bouge ||= Math.hypot(p.x - depart.x, p.y - depart.y) > 6;
      if (bouge) { passage.classList.add('tire'); passage.setAttribute('transform', `translate(${p.x - depart.x} ${p.y - depart.y})`); }
    });
    passage.addEventListener('pointerup', e => {
      if (!depart) return;
      const p = point(e), x = Number(rect.getAttribute('x')) + p.x - depart.x;
      depart = null; passage.classList.remove('tire'); passage.removeAttribute('transform');
      if (!bouge) return;
      const minutes = nombre('debut') + Math.round((x - nombre('marge')) / nombre('pixels') / 5) * 5;
      const ligne = lignes[Math.min(lignes.length - 1, Math.max(0, Math.floor((p.y - nombre('entete')) / nombre('ligne'))))];
      const debut = new Date(minutes * 60000).toISOString().slice(0, 16);
      location.assign(`/plannings/${d.planning}/passage?${new URLSearchParams({ candidat: passage.dataset.candidat, epreuve: passage.dataset.epreuve, commission: ligne.dataset.commission, debut })}`);
    });
    passage.addEventListener('click', e => { if (bouge) { e.preventDefault(); bouge = false; } });
  }
}
