export default {
  app: {
    name: 'Cockpit',
    vendor: 'Kedjan'
  },
  disableWelcomeMessage: true
};
