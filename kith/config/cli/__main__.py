from kith.config.cli import main

main()
