// A counted word, as the pages agree it: the singular below two, the plural from two. Without a plural of its own every word takes an s.
'use strict';
const pluriel = (nombre, un, des = un.replace(/[^sxz ](?= |$)/g, '$&s')) => `${nombre.toLocaleString('fr')} ${Math.abs(nombre) < 2 ? un : des}`;
