export const promises = [
  {
    title: 'Answered means recorded',
    text: 'A 200 leaves only after its row is committed to the database. Pull the plug under load, and no client holds an answer that the record does not know.',
  },
  {
    title: 'No certificate, no traffic',
    text: 'A new version is opened in a process that may die, timed, and held against your own examples. Until it has passed, no name can point at it.',
  },
  {
    title: 'A bad model hurts only itself',
    text: 'Slow models run in processes of their own, ended at a time limit and replaced. The other models keep answering meanwhile.',
  },
];
