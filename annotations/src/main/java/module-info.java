/** The annotations that declare a channel. They depend on nothing. */
module dev.typewire.annotations {
  exports dev.typewire.annotations;
}
